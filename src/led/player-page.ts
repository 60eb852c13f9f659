import { hotline111 } from './board-item'

/** Raised whenever the player, its worker or its styles change: browsers may keep them for long. */
const PLAYER_VERSION = '2'

const asset = (name: string): string => `/assets/${name}?v=${PLAYER_VERSION}`
const font = (subset: string): string =>
  `<link rel="preload" as="font" type="font/woff2" crossorigin href="/fonts/be-vietnam-pro-${subset}-800-normal.woff2">`

/**
 * The page a board opens: its size, where its parts are, and hotline 111 drawn as it stands, for devices that run no
 * script and for the moment until it runs. The script draws the rest.
 */
export const playerPage = ({ id, width, height }: { id: string; width: number; height: number }): string =>
  `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=${width}, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${width}×${height}</title>
${font('latin')}
${font('vietnamese')}
<link rel="stylesheet" href="${asset('led-player.css')}">
</head>
<body>
<div id="board" data-screen="${id}" data-version="${PLAYER_VERSION}" data-width="${width}" data-height="${height}" data-worker="${asset('led-worker.js')}">${failsafe(width, height)}</div>
<script src="${asset('led-player.js')}"></script>
</body>
</html>
`

const colours = ['#ffcf3f', '#fff', '#6ef08a']

/** Without styles of its own, which the policy of the page would not let it have. */
function failsafe(width: number, height: number): string {
  const { lines } = hotline111
  const longest = Math.max(...lines.map(({ length }) => length))
  const [row, letters] = [height / lines.length, width / (0.65 * longest)]
  const size = Math.floor(Math.min(row / 1.3, letters))
  const text = (line: string, index: number) =>
    `<text x="${width / 2}" y="${Math.round(row * (index + 0.5) + size * 0.35)}" fill="${colours[index]}">${line}</text>`
  return `<svg width="${width}" height="${height}" text-anchor="middle" font-size="${size}">${lines.map(text).join('')}</svg>`
}
