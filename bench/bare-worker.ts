import { bareApp } from './bare'

let app: ReturnType<typeof bareApp> | undefined

export default {
  fetch(request: Request, { BODIES }: { BODIES: Parameters<typeof bareApp>[0] }) {
    app ??= bareApp(BODIES)
    return app.fetch(request)
  },
}
