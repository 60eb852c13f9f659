import { listEntries } from '../../../audit/list-entries'
import type { Messages } from '../../../messages'
import type { Context } from '../../../shared/context'
import { ButtonLink, ButtonRow } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { DataTable } from '../../design/table'
import { written } from './written'

/** The last things done in the ward, in words. */
export async function AuditTab({ m, context }: { m: Messages; context: Context }) {
  const t = m.accounts.settings
  const entries = await listEntries(context)
  const who = (kind: string, name: string | null) =>
    name ??
    ({ system: t.system, api_key: t.apiKey, guardian: t.guardian, staff: t.formerStaff } as Record<string, string>)[
      kind
    ]
  return (
    <Card>
      <CardTitle note={t.auditNote}>{t.audit}</CardTitle>
      <ButtonRow>
        <ButtonLink href="/staff/access-log" tone="secondary" small>
          {m.rights.accessLog}
        </ButtonLink>
      </ButtonRow>
      {entries.length ? (
        <DataTable
          caption={t.audit}
          hideCaption
          columns={[
            { key: 'what', label: t.what },
            { key: 'who', label: t.who },
            { key: 'when', label: t.when },
          ]}
          rows={entries.map(({ at, action, actorKind, actorName }) => ({
            what: m.accounts.audit[action] ?? action,
            who: who(actorKind, actorName),
            when: written(at),
          }))}
        />
      ) : (
        <EmptyState title={t.noAudit} level={3}>
          {t.noAuditNote}
        </EmptyState>
      )}
    </Card>
  )
}
