import type { Context } from '../shared/context'
import { partsTogether } from './parts-together'

/**
 * The ids of the other parts of a series that was split and whose continuation the public does not know yet. They go to
 * approval and come back together, else meetings would be missing or doubled in between.
 */
export async function otherParts(context: Context, id: string): Promise<string[]> {
  const [group = []] = await partsTogether(context, [id])
  return group.map(part => part.id).filter(part => part !== id)
}
