import { type Bodies, bareApp } from './bare'

let app: ReturnType<typeof bareApp> | undefined

export default {
  fetch(request: Request, { BODIES }: { BODIES: Bodies }) {
    app ??= bareApp(BODIES)
    return app.fetch(request)
  },
}
