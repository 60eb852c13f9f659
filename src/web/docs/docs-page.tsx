import { Hono } from 'hono'
import { describeApi } from '../../api/openapi'
import type { OpenApi } from '../../api/openapi-types'
import type { AppEnv } from '../../http/env'
import type { Messages } from '../../messages'
import { ButtonLink, ButtonRow } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { FilterChips } from '../design/chips'
import { link, publicHtml, sendPublic } from '../public/frame'
import { type Called, OperationEntry } from './operation'

/** The API for those who write programs, made of its OpenAPI description. */
export const docsPages = new Hono<AppEnv>()

docsPages.get('/api/docs', async c => {
  const m = c.get('m')
  const api = describeApi(c)
  const html = await publicHtml(
    c,
    {
      heading: m.docs.title,
      province: m.product,
      subheading: m.docs.intro,
      description: m.docs.intro,
      canonical: '/api/docs',
      aside: <Contents m={m} api={api} />,
    },
    <>
      <FilterChips
        label={m.docs.menu}
        chips={[
          { href: '#basics', label: m.docs.basics },
          ...api.tags.map(({ name, description }) => ({
            href: `#${name}`,
            label: description,
            count: called(api, name).length,
          })),
        ]}
      />
      <Basics m={m} openapi={link(c, '/api/openapi.json')} />
      {api.tags.map(({ name, description }) => (
        <section class="docs-room" id={name}>
          <CardTitle>{description}</CardTitle>
          {called(api, name).map(one => (
            <OperationEntry m={m} api={api} called={one} />
          ))}
        </section>
      ))}
    </>,
  )
  return sendPublic(c, html, null)
})

function Basics({ m, openapi }: { m: Messages; openapi: string }) {
  const t = m.docs
  return (
    <section class="docs-basics" id="basics">
      <CardTitle>{t.basics}</CardTitle>
      {Object.entries(t.about).map(([name, { title, text }]) => (
        <div id={`about-${name}`}>
          <h3>{title}</h3>
          <p>{text}</p>
        </div>
      ))}
      <ButtonRow>
        <ButtonLink tone="secondary" href={openapi}>
          {t.machine}
        </ButtonLink>
      </ButtonRow>
    </section>
  )
}

/** Every operation by its room, beside the page where there is room for it. */
function Contents({ m, api }: { m: Messages; api: OpenApi }) {
  return (
    <Card class="docs-contents">
      <CardTitle>{m.docs.contents}</CardTitle>
      <nav aria-label={m.docs.contents}>
        {api.tags.map(({ name, description }) => (
          <details>
            <summary>{description}</summary>
            <ul>
              {called(api, name).map(({ method, path, operation }) => (
                <li>
                  <a href={`#${operation.operationId}`}>
                    <span class={`method method-${method.toLowerCase()}`}>{method}</span>
                    <span translate="no">{path.replace('/api/v1', '')}</span>
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </nav>
    </Card>
  )
}

/** The operations of a room, in the order of the access table. */
const called = (api: OpenApi, room: string): Called[] =>
  Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, operation]) => operation.tags.includes(room))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
