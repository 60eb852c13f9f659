import { describe, expect, test } from 'vitest'
import { BodyCache } from '../../src/feeds/body-cache'

const rendered = (body: string) => ({ body, lastModified: 0 })

describe('the cache of rendered bodies', () => {
  test('lets the least recently used go when there are too many', () => {
    const cache = new BodyCache(2, 1000)
    cache.set('a', rendered('1'))
    cache.set('b', rendered('2'))
    cache.get('a')
    cache.set('c', rendered('3'))
    expect(['a', 'b', 'c'].map(key => cache.get(key)?.body)).toEqual(['1', undefined, '3'])
  })

  test('holds no more characters than it may, and nothing that is larger than all of it', () => {
    const cache = new BodyCache(100, 10)
    cache.set('a', rendered('123456'))
    cache.set('b', rendered('123456'))
    expect([cache.get('a'), cache.get('b')?.body]).toEqual([undefined, '123456'])
    cache.set('b', rendered('12'))
    cache.set('c', rendered('12345678'))
    expect(['b', 'c'].map(key => cache.get(key)?.body.length)).toEqual([2, 8])
    cache.set('d', rendered('12345678901'))
    expect(cache.get('d')).toBeUndefined()
  })
})
