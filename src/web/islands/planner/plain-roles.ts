const TABLE = '[role=table], [role=row], [role=rowgroup], [role=cell], [role=columnheader], [role=rowheader]'

/**
 * Takes away the roles of a table, which the calendar claims and does not keep: its meetings stand beside the cells, not
 * in them. What remains is a list of buttons that each say their day, hour and venue.
 */
export function keepRolesPlain(box: HTMLElement) {
  const strip = () => {
    for (const element of box.querySelectorAll(TABLE))
      for (const name of ['role', 'aria-colindex', 'aria-colspan', 'aria-rowindex']) element.removeAttribute(name)
    // It scrolls by itself, and without meetings nothing in it takes the keyboard there.
    for (const part of box.querySelectorAll<HTMLElement>('.ec-main')) if (part.tabIndex < 0) part.tabIndex = 0
  }
  new MutationObserver(strip).observe(box, { childList: true, subtree: true })
  strip()
}
