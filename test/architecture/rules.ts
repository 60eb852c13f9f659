import type { Import, Source } from './read-source'

type Rule = { name: string; broken: (source: Source) => string[] }

const SHARED = ['shared', 'messages', 'database', 'audit', 'config']
const DOMAIN = [
  'accounts',
  'audit',
  'places',
  'events',
  'publications',
  'calendar',
  'campaigns',
  'led',
  'people',
  'participation',
  'reports',
  'exchange',
  'shared',
  'database',
  'messages',
]
const HTTP = ['web', 'api', 'feeds', 'http', 'app', 'worker', 'node']
const PUBLIC_PLANE = ['publications', 'calendar', 'led', 'feeds']
const PERSONAL = ['people', 'participation', 'accounts']
/** Tables of the personal plane, which `database/schema` also exports to everyone. */
const PERSONAL_TABLES =
  /^(children|childChanges|childImports|childImportParts|notSame|guardians|consents|censuses|dataRequests|identityAccesses|registrations|eligibilityCodes|excuses|attendances|attendanceMarks|checkinDevices|syncedWalkIns|reachedHashes|headcounts|staff|users|sessions|authAccounts|apiKeys|invitations)$/

const ENTRIES = ['app', 'worker', 'node', 'config', 'jobs']
const CLOCK_FILES = /^(shared\/clock|config|node)\.ts$|^node\/|^accounts\/auth/
const CONSOLE_FILES = /^(app|worker|node)\.tsx?$|^node\//
const LONGEST = 250

const roomOf = (path: string) => path.split('/')[0]!.replace(/\.tsx?$/, '')
const isIn = (path: string, rooms: string[]) => rooms.includes(roomOf(path))
const ofOurs = (source: Source) =>
  source.imports.filter((one): one is Import & { target: string } => one.target !== null)
const named = (imports: Import[]) => imports.map(one => one.specifier)
const isHono = ({ specifier }: Import) => /^(hono|@hono)(\/|$)/.test(specifier)
const runsSql = ({ specifier, target, typeOnly }: Import) =>
  !typeOnly && (/^drizzle-orm(\/|$)/.test(specifier) || /^(database\/|\w+\/tables$)/.test(target ?? ''))

const only = (room: string, allowed: string[]): Rule => ({
  name: `${room} imports only ${allowed.join(', ')}`,
  broken: source =>
    isIn(source.path, [room]) ? named(ofOurs(source).filter(({ target }) => !isIn(target, [room, ...allowed]))) : [],
})

const lines = (source: Source, pattern: RegExp) =>
  source.text
    .split('\n')
    .filter(line => !/^\s*(\*|\/\/|\/\*)/.test(line) && pattern.test(line))
    .map(line => line.trim())

export const rules: Rule[] = [
  only('feeds', ['publications', 'calendar', 'led', 'http', 'shared', 'messages']),
  only('calendar', ['publications', 'shared', 'messages']),
  only('exchange', ['shared', 'messages']),
  only('reports', ['participation', 'places', 'events', ...SHARED]),
  {
    name: 'the public plane never imports people, participation or accounts',
    broken: source =>
      isIn(source.path, PUBLIC_PLANE) ? named(ofOurs(source).filter(({ target }) => isIn(target, PERSONAL))) : [],
  },
  {
    name: 'the public plane never reads a table of the personal plane',
    broken: source =>
      isIn(source.path, PUBLIC_PLANE)
        ? ofOurs(source)
            .filter(({ target }) => target.startsWith('database/'))
            .flatMap(({ names }) => names.filter(name => PERSONAL_TABLES.test(name)))
        : [],
  },
  {
    name: 'people is imported by participation, by the pages and API of staff and registration, and by the entries',
    broken: source => {
      const mayKnow =
        isIn(source.path, ['people', 'participation', 'demo', ...ENTRIES]) ||
        /^(api|web\/staff|web\/public|http|database)\//.test(source.path)
      return mayKnow ? [] : named(ofOurs(source).filter(({ target }) => isIn(target, ['people'])))
    },
  },
  {
    name: 'no domain file imports hono',
    broken: source => (isIn(source.path, DOMAIN) ? named(source.imports.filter(isHono)) : []),
  },
  {
    name: 'no domain file imports web, api, feeds, http or an entry',
    broken: source =>
      isIn(source.path, DOMAIN) ? named(ofOurs(source).filter(({ target }) => isIn(target, HTTP))) : [],
  },
  {
    name: 'no handler of web, api or feeds reaches for SQL',
    broken: source =>
      isIn(source.path, ['web', 'api', 'feeds'])
        ? [
            ...named(source.imports.filter(runsSql)),
            ...lines(source, /\bdb\s*\.(select|insert|update|delete|query|batch|all|get|values)\b/),
          ]
        : [],
  },
  {
    name: 'Node itself is imported by its own entry only',
    broken: source =>
      isIn(source.path, ['node']) ? [] : named(source.imports.filter(({ specifier }) => specifier.startsWith('node:'))),
  },
  {
    name: 'no transaction, which D1 lacks',
    // A browser's own store is another matter.
    broken: source => (source.path.startsWith('web/islands/') ? [] : lines(source, /\.transaction\(/)),
  },
  { name: 'no raw run on the database', broken: source => lines(source, /\b(db|database)\.run\(/) },
  {
    name: 'no deletion cascades, which a rebuilt table would set off',
    broken: source => lines(source, /onDelete:\s*'cascade'/),
  },
  {
    name: 'time comes from the injected clock',
    broken: source =>
      CLOCK_FILES.test(source.path) ? [] : lines(source, /\bDate\.now\(|new Date\(\)|performance\.now\(/),
  },
  {
    name: 'only the entries write to the console',
    broken: source => (CONSOLE_FILES.test(source.path) ? [] : lines(source, /\bconsole\./)),
  },
  {
    name: `no file is longer than ${LONGEST} lines`,
    broken: source => {
      const count = source.text.split('\n').length - 1
      // A catalogue is a list, not a program.
      return count > LONGEST && !isIn(source.path, ['messages', 'demo']) ? [`${count} lines`] : []
    },
  },
  {
    name: 'assets are addressed with their version, because browsers keep them for a year',
    broken: source => lines(source, /["'`]\/assets\/[\w.-]+\.\w+["'`]/),
  },
]

/** `file: what breaks the rule`, for every breach. */
export const breaches = (rule: Rule, sources: Source[]) =>
  sources.flatMap(source => rule.broken(source).map(what => `${source.path}: ${what}`))
