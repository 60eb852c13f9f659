import type { Participation, Reach, SoFar } from '../participation/count-participation'

/** What a share is taken of: children who live there by the ward's survey, or those in its register. */
export type Basis = 'census' | 'register'

/** Counts with the share that was reached, and how far it is from all children's. */
export type Share = Reach & {
  basis: Basis
  /** Children who came, of those below: erased ones among them only where the survey is what they are compared with. */
  came: number
  of: number
  /** `came / of`: above 1 where the survey has fewer children than took part. Null where there is nobody. */
  share: number | null
  /** Points of a hundred above (or, negative, below) the share of all children, both on the same basis. */
  gap: number | null
}

/** The census where it was taken. */
export const basisOf = ({ census }: Reach): Basis => (census === null ? 'register' : 'census')

const partsOf = (reach: Reach, basis: Basis) =>
  basis === 'census' ? { came: reach.children, of: reach.census ?? 0 } : { came: reach.reached, of: reach.register }

export const shareOf = (reach: Reach, basis: Basis): number | null => {
  const { came, of } = partsOf(reach, basis)
  return of === 0 ? null : came / of
}

/** A cut's share beside that of all children. */
export function compare<R extends Reach>(reach: R, all: Reach): R & Share {
  const basis = basisOf(reach)
  const common = basisOf(all) === 'census' ? basis : 'register'
  const [own, overall] = [shareOf(reach, common), shareOf(all, common)]
  return {
    ...reach,
    basis,
    ...partsOf(reach, basis),
    share: shareOf(reach, basis),
    gap: own === null || overall === null ? null : Math.round((own - overall) * 100),
  }
}

/** The share reached from the first day up to the end of a week, of the same children as the period's. */
export const shareSoFar = ({ children, reached }: SoFar, reach: Reach): number | null =>
  shareOf({ ...reach, children, reached }, basisOf(reach))

/** Shares week by week. */
export type WeekShares = Participation['weeks'][number] & {
  shares: Record<keyof Participation['weeks'][number]['soFar'], number | null>
}
