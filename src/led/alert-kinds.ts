/** What an emergency is about; each has its category of the Common Alerting Protocol. */
export const alertKinds = ['storm', 'flood', 'fire', 'traffic', 'health', 'safety', 'power', 'other'] as const
export type AlertKind = (typeof alertKinds)[number]
