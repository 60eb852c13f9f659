import type { Fault } from '../command/faults'

export const faults: Fault[] = [
  {
    name: 'No other number is hidden beside a small one',
    file: 'src/reports/suppress.ts',
    find: 'for (const other of cheapest(table, hidden, spot).keys()) hidden.add(other)',
    put: 'hidden.add(spot)',
  },
  {
    name: 'Fours are shown',
    file: 'src/reports/suppress.ts',
    find: 'const LARGEST_SMALL = 4',
    put: 'const LARGEST_SMALL = 3',
  },
  {
    name: 'Shares stay where one of their numbers is hidden',
    file: 'src/reports/suppress.ts',
    find: 'one === HIDDEN || all === HIDDEN ? HIDDEN : percent(one, all)',
    put: "percent(typeof one === 'number' ? one : 3, typeof all === 'number' ? all : 9)",
  },
  {
    name: 'Circumstances are shown by group',
    file: 'src/reports/suppress.ts',
    find: 'const open = withoutCrossing(figures)',
    put: 'const open = figures',
  },
  {
    name: 'A hidden number may become nought, which is always shown',
    file: 'src/reports/suppress-moves.ts',
    find: 'if (value < 1 || value + by < 1) return []',
    put: 'if (value < 1 || value + by < 0) return []',
  },
  {
    name: 'Ages are not known to add up to all children',
    file: 'src/reports/suppress-table.ts',
    find: "  ['age0to5', 'age6to10', 'age11to15'],\n",
    put: '',
  },
  {
    name: 'Girls and boys are not known to add up to all children',
    file: 'src/reports/suppress-table.ts',
    find: "  ['girls', 'boys', 'otherGender'],\n",
    put: '',
  },
  {
    name: 'Kinds of activity are not known to add up to all attendances',
    file: 'src/reports/suppress-table.ts',
    find: '  ].filter(({ whole, parts }) => isIn(whole) && parts.length)',
    put: "  ].filter(({ whole, parts }) => isIn(whole) && parts.length && whole !== 'attendances.all')",
  },
  {
    name: 'Children reached may be more than there are',
    file: 'src/reports/suppress-table.ts',
    find: "['register', 'census'].map(base =>",
    put: "['nothing'].map(base =>",
  },
  {
    name: 'Poor and near-poor may be more than all',
    file: 'src/reports/suppress-table.ts',
    find: "[['poor', 'nearPoor'], ['special'], ['ethnicMinority']].map(",
    put: '([] as string[][]).map(',
  },
  {
    name: 'Groups are not known to add up to the ward',
    file: 'src/reports/suppress-moves.ts',
    find: '          [spot(row, other), sign * by * back],\n',
    put: '',
  },
]
