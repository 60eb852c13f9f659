import { describe, expect, test } from 'vitest'
import { access } from '../../src/http/access'
import { getPage, testApp } from '../support/http'
import { scenario } from '../support/scenario'

describe('the API description', () => {
  test('names every route of the API and the fields a verb asks for', async () => {
    const response = await getPage(testApp(await scenario()), '/api/openapi.json')
    const api = (await response.json()) as {
      openapi: string
      paths: Record<
        string,
        Record<
          string,
          {
            requestBody?: {
              content: {
                'application/json': { schema: { required: string[]; properties: Record<string, { format?: string }> } }
              }
            }
          }
        >
      >
    }
    expect(api.openapi).toBe('3.1.0')
    for (const [method, path] of access.filter(([, address]) => address.startsWith('/api/v1/'))) {
      expect(api.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()], `${method} ${path}`).toBeDefined()
    }
    const event = api.paths['/api/v1/events']!.post!.requestBody!.content['application/json'].schema
    expect(event.required).toEqual(expect.arrayContaining(['title', 'category', 'startsOn', 'startTime']))
    expect(event.required).not.toContain('description')
    expect(event.properties.startsOn).toMatchObject({ type: 'string', format: 'date' })
  })
})
