import type { Messages } from '../../../messages'
import { ButtonLink, ButtonRow } from '../../design/button'
import { Card } from '../../design/card'
import { CopyField } from '../../design/copy-field'
import { Notice } from '../../design/notice'

type Props = { m: Messages; once: string; label: string; value: string; backTo: string }

/** A link or key to take away now. */
export const SecretPage = ({ m, once, label, value, backTo }: Props) => (
  <Card>
    <Notice tone="warning" live>
      {once}
    </Notice>
    <CopyField name="secret" label={label} value={value} copyText={m.copy} copiedText={m.copied} />
    <ButtonRow>
      <ButtonLink href={backTo} tone="secondary">
        {m.accounts.settings.back}
      </ButtonLink>
    </ButtonRow>
  </Card>
)
