type Attributes = Record<string, string | boolean | ((event: Event) => void) | undefined>

/**
 * An element with attributes and children; functions listen, false and undefined are left out.
 * @example h('button', { type: 'button', click: close }, words.close)
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string | null | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value)
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...children.filter(child => child !== null && child !== undefined))
  return element
}

/** A button of the product's look. */
export const button = (text: string, click: () => void, tone = 'secondary', small = true) =>
  h('button', { type: 'button', class: `button button-${tone}${small ? ' button-small' : ''}`, click }, text)

/** The cross that closes what it stands in. */
export function cross(label: string, click: () => void) {
  const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  icon.setAttribute('viewBox', '0 0 24 24')
  icon.setAttribute('class', 'icon')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', 'M6 6l12 12M18 6L6 18')
  icon.append(path)
  return h('button', { type: 'button', class: 'planner-cross', 'aria-label': label, click }, icon)
}

/** A link of the same look. */
export const buttonLink = (text: string, href: string, tone = 'secondary') =>
  h('a', { class: `button button-${tone} button-small`, href }, text)

/** A label above a control. */
export const field = (label: string, control: HTMLElement) =>
  h('label', { class: 'field' }, h('span', {}, label), control)
