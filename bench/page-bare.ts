import { createServer } from 'node:http'

/** A server that does nothing but speak HTTP: it reads the request and answers with as many bytes as its address asks for. */
const server = createServer((request, response) => {
  const bytes = Number(new URLSearchParams(request.url?.split('?')[1]).get('bytes'))
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    // Made anew each time: what a page is made of differs from request to request too.
    response.end('x'.repeat(bytes))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`listens on http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}\n`)
})
