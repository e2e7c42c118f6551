import { Agent, request } from 'node:http'

export type WebAsk = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
}

export type WebReply = {
  readonly status: number
  readonly location: string
  readonly cookies: readonly string[]
  readonly text: string
}

/** A browser or a back end, as light as can be: it follows nothing and keeps nothing. */
export type WebClient = {
  /** Rejects for another status than the expected one. */
  ask(status: number, asked: WebAsk): Promise<WebReply>
  close(): void
}

export function createWebClient(url: string): WebClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const { hostname, port } = new URL(url)
  const send = ({ method, path, form, headers }: WebAsk) =>
    new Promise<WebReply>((resolve, reject) => {
      const type = form && { 'content-type': 'application/x-www-form-urlencoded' }
      const options = { agent, hostname, port, method, path, headers: { ...type, ...headers } }
      const sent = request(options, (response) => {
        const { statusCode: status = 0 } = response
        const { location = '', 'set-cookie': cookies = [] } = response.headers
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve({ status, location, cookies, text }))
      })
      sent.on('error', reject)
      sent.end(form && new URLSearchParams(form).toString())
    })
  return {
    async ask(status, asked) {
      const reply = await send(asked)
      if (reply.status !== status) throw new Error(`${asked.path} ${reply.status} ${reply.text}`)
      return reply
    },
    close: () => agent.destroy(),
  }
}
