import type { Item } from './read-schedule'

/** A picture that did not come is asked for again after this. */
const AGAIN_AFTER = 60_000

/** The pictures of what may show, held ready so that they appear at once. */
export function openPictures() {
  const held = new Map<string, HTMLImageElement>()

  function get(url: string) {
    const picture = new Image()
    // Decoded in the step that shows it, which for so few pixels takes no time, instead of a moment later.
    picture.decoding = 'sync'
    picture.onerror = () => setTimeout(() => held.get(url) === picture && held.delete(url), AGAIN_AFTER)
    picture.src = url
    held.set(url, picture)
  }

  return {
    /** Holds the pictures of these items and of no others. */
    load(items: Item[]) {
      const urls = new Set(items.map(({ frame }) => frame?.url).filter((url): url is string => !!url))
      for (const url of Array.from(held.keys())) if (!urls.has(url)) held.delete(url)
      urls.forEach(url => {
        if (!held.has(url)) get(url)
      })
    },
    /** The picture of an item if it is there whole, and what was announced. */
    ready({ frame }: Item): HTMLImageElement | null {
      if (!frame) return null
      const picture = held.get(frame.url)
      if (!picture?.complete || picture.naturalWidth !== frame.w || picture.naturalHeight !== frame.h) return null
      return picture
    },
  }
}
