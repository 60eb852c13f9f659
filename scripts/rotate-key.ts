import { parseArgs } from 'node:util'
import { rekeyLookUps } from '../src/participation/rekey-look-ups'
import { openFieldCrypto } from '../src/people/field-crypto'
import { checkKeys, countOldRows, rotateKey, UnreadableKey } from '../src/people/rotate-key'
import { openTarget } from './open-target'
import { refuse } from './refuse'

const USAGE = `npm run rotate-key -- [--dry-run] [--look-ups] [--database d1|file:PATH]

  Encrypts all names, phones and words anew with the first key of FIELD_KEY. Put the new key in front of the old one,
  restart the server with it, then run this: docs/keys.md says it step by step.
  --dry-run    only checks the keys and counts
  --look-ups   afterwards, in a pause: makes the look-up hashes with the first key too, so that the last can be retired`

const { values } = parseArgs({
  options: {
    'dry-run': { type: 'boolean', default: false },
    'look-ups': { type: 'boolean', default: false },
    database: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) refuse(USAGE)

const { services, close } = await openTarget(values.database)
try {
  await run()
} catch (error) {
  if (!(error instanceof UnreadableKey)) throw error
  refuse(`${error.message} Nothing was changed by this step. Set FIELD_KEY to all keys in use and run it again.`)
} finally {
  await close()
}

async function run() {
  const { db, crypto, config } = services
  await checkKeys(db, crypto)
  const before = await countOldRows(db, crypto.keyId)
  for (const { table, left } of before) console.log(`${table}: ${left} rows are not under key "${crypto.keyId}"`)
  if (values['dry-run']) return
  let shown = ''
  await rotateKey(db, crypto, {
    tell: ({ table, done }) => {
      const line = `${table}: ${done}`
      if (line !== shown) console.log(line)
      shown = line
    },
  })
  const left = (await countOldRows(db, crypto.keyId)).reduce((sum, row) => sum + row.left, 0)
  if (left) refuse(`${left} rows were changed at the same moment. Run it again.`)
  console.log(`Everything is under key "${crypto.keyId}".`)
  if (!values['look-ups']) {
    if (crypto.keyIds.length > 1) console.log(`Keep the key "${crypto.keyIds.at(-1)}": look-ups are made with it.`)
    return
  }
  if (crypto.keyIds.length < 2) refuse('FIELD_KEY has one key only: there is nothing to retire.')
  const first = await openFieldCrypto(config.fieldKey.split(',')[0]!)
  const { hashes, kept, lostCodes } = await rekeyLookUps(db, crypto, first, config.clock())
  console.log(`${hashes} look-ups made anew, ${kept} kept, ${lostCodes} unused codes stop working.`)
  console.log(`Now set FIELD_KEY to the key "${crypto.keyId}" alone and restart the server.`)
}
