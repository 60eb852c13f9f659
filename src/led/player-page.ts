import { POLL_SECONDS } from './schedule'

/** Raised whenever `public/assets/led-player.js` or `player.css` changes: browsers may keep them for long. */
const PLAYER_VERSION = '1'

/**
 * The page a board opens: nothing in it but the board's size and where its schedule is. The script draws the rest, and
 * the failsafe stands in the page itself for a device that cannot run it.
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
<link rel="stylesheet" href="/assets/led-player.css?v=${PLAYER_VERSION}">
</head>
<body>
<div id="board" data-screen="${id}" data-width="${width}" data-height="${height}" data-poll="${POLL_SECONDS}" data-schedule="schedule.json"><noscript>GỌI 111</noscript></div>
<script src="/assets/led-player.js?v=${PLAYER_VERSION}"></script>
</body>
</html>
`
