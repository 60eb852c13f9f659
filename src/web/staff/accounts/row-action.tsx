import { Button } from '../../design/button'

type RowActionProps = {
  action: string
  label: string
  /** Whom or what it is done to: rows with the same button must sound unlike. */
  to: string
  /** Asked before it is done; only what cannot be taken back needs it. */
  confirm?: string
}

/** The small button at the end of a row, which ends or revokes what the row shows. */
export const RowAction = ({ action, label, to, confirm }: RowActionProps) => (
  <form method="post" action={action} data-confirm={confirm}>
    <Button tone="secondary" small aria-label={`${label}: ${to}`}>
      {label}
    </Button>
  </form>
)
