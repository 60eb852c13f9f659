import { describe, expect, test } from 'vitest'
import { BoundedMap } from '../../src/shared/bounded-map'

describe('what is kept in memory', () => {
  test('lets the least recently used go when there is too much', () => {
    const kept = new BoundedMap<string>({ most: 2 })
    kept.set('a', '1')
    kept.set('b', '2')
    kept.get('a')
    kept.set('c', '3')
    expect(['a', 'b', 'c'].map(key => kept.get(key))).toEqual(['1', undefined, '3'])
  })

  test('holds no more than it may, and nothing that is larger than all of it', () => {
    const kept = new BoundedMap<string>({ most: 100, mostInAll: 10, size: text => text.length })
    kept.set('a', '123456')
    kept.set('b', '123456')
    expect([kept.get('a'), kept.get('b')]).toEqual([undefined, '123456'])
    kept.set('b', '12')
    kept.set('c', '12345678')
    expect(['b', 'c'].map(key => kept.get(key)?.length)).toEqual([2, 8])
    kept.set('d', '12345678901')
    expect(kept.get('d')).toBeUndefined()
    kept.set('c', '12345678901')
    expect(kept.get('c')).toBeUndefined()
  })
})
