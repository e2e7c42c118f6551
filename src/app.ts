import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { brandingEndpoints } from '#flows/branding-files.ts'
import { jsonWebKeySet, openidConfiguration } from '#flows/discovery.ts'
import { sweep } from '#flows/housekeeping.ts'
import type { Services } from '#flows/services.ts'
import { pathsWithoutHead } from '#flows/web-endpoint.ts'
import { isTooSoon } from '#flows/web-limits.ts'
import { mayNameSite, siteOnHost, siteUnderPath } from '#flows/web-sites.ts'
import { addApiRoute, type RecordCall, type VerifySignature } from '#http/api-route.ts'
import { clientAddressBehind } from '#http/client-address.ts'
import { addConsoleRoutes, consolePath } from '#http/console.ts'
import { addDiscoveryRoutes } from '#http/discovery.ts'
import { addHealthRoutes, databaseReadiness } from '#http/health.ts'
import { addMetricsRoute } from '#http/metrics-endpoint.ts'
import { createServer, type ServerSettings, stopServer } from '#http/server.ts'
import { verifySignature } from '#http/sigv4.ts'
import { type Sites, separateSites } from '#http/sites.ts'
import { addWebRoutes, type WebContext } from '#http/web-route.ts'
import { browserEndpoints, machineEndpoints } from '#oauth/endpoints.ts'
import { apis } from '#operations/index.ts'
import { pages } from '#pages/pages.ts'
import { composeServices, type Substitutes } from './compose-services.ts'
import type { Config } from './config.ts'
import { publicUrlOf, speaksTls } from './public-url.ts'
import { findRootAccessKey, makeRootAccessKey, type RootAccessKey } from './root-access-key.ts'
import { tlsOf } from './tls-of.ts'
import { version } from './version.ts'

export type Overrides = Substitutes &
  Pick<ServerSettings, 'logStream' | 'timeouts'> & {
    /** Where the built console lies, if it is not that of this program. */
    readonly consoleFolder?: string
  }

const builtConsole = join(import.meta.dirname, '..', 'console', 'dist')

export type Listening = {
  /** Where it listens, which with port 0 is known only now. */
  readonly url: string
  readonly publicUrl: string
  readonly accessKey: RootAccessKey
}

export type App = {
  readonly services: Services
  readonly server: FastifyInstance
  listen(): Promise<Listening>
  /** Finishes what is under way, for ten seconds at most, and lets go of everything. Once is enough; more does no harm. */
  close(): Promise<void>
}

/** Puts the whole server together. Nothing can be reached before `listen`. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const { region, accountId, issuer } = config
  const settings = { region, accountId, issuer, version, publicUrl: publicUrlOf(config) }
  const requestId = overrides.random?.uuid ?? (() => crypto.randomUUID())
  const { logStream, timeouts } = overrides
  const tls = await tlsOf(config, overrides)
  const server = createServer({ logLevel: config.logLevel, requestId, logStream, timeouts, tls })
  let accessKey: RootAccessKey | undefined
  const { services, stopMail, close } = await composeServices(config, settings, server.log, overrides, () => accessKey)
  accessKey = await findRootAccessKey(config, services.store.settings)
  let state: 'ready' | 'stopping' = 'ready'
  let house: { stop(): void } | undefined

  const sites = sitesOf(services)
  const siteOf = separateSites(server, sites, () => services.clock.now().getTime())
  const recordCall = config.metrics === 'on' ? await addMetrics(server) : undefined
  const clientAddress = clientAddressBehind(config.trustedProxies)
  const verify = signatureCheck(services)
  const homePage = config.console === 'on' ? consolePath : undefined
  addApiRoute(server, { services, apis, verifySignature: verify, clientAddress, recordCall, homePage })
  if (config.console === 'on') addConsoleRoutes(server, { folder: overrides.consoleFolder ?? builtConsole, region })
  addDiscoveryRoutes(server, {
    openidConfiguration: (poolId) => openidConfiguration(services, poolId),
    jsonWebKeySet: (poolId) => jsonWebKeySet(services, poolId),
  })
  const endpoints = { browser: { ...pages, ...browserEndpoints, ...brandingEndpoints }, machine: machineEndpoints }
  addWebRoutes(server, { services, ...endpoints, sites, siteOf, clientAddress, ...webRules(services) })
  const databaseReady = databaseReadiness(() => services.store.ping())
  addHealthRoutes(server, async () =>
    state === 'stopping' ? { ready: false, reason: 'The server is stopping.' } : databaseReady(),
  )

  async function listen(): Promise<Listening> {
    const { url, port } = await bind(server, config)
    settings.publicUrl = publicUrlOf(config, port)
    // Not before the port is ours: a key made by a start that fails would never be shown to anybody.
    accessKey ??= await makeRootAccessKey(services.store.settings, services.random.bytes)
    house = keepHouse(services)
    return { url, publicUrl: settings.publicUrl, accessKey }
  }

  let closing: Promise<void> | undefined
  async function stop(): Promise<void> {
    state = 'stopping'
    house?.stop()
    // Together, so that both have ten seconds and not one after the other. What is not sent waits for the next start.
    await Promise.all([stopServer(server), stopMail()])
    await close()
  }
  return {
    services,
    server,
    listen,
    close() {
      closing ??= stop()
      return closing
    },
  }
}

function sitesOf(services: Services): Sites {
  return {
    mayBeOnHost: (host) => mayNameSite(services, host),
    onHost: (host) => siteOnHost(services, host),
    underPath: (poolId) => siteUnderPath(services, poolId),
  }
}

function webRules(services: Services): Pick<WebContext, 'isTooSoon' | 'withoutHead'> {
  return { isTooSoon: (site, request) => isTooSoon(services, site, request), withoutHead: pathsWithoutHead }
}

const sweepEveryMilliseconds = 10 * 60_000

/** Cleans up now and then, and once at the start. A failure is only a delay: the next round does the same. */
function keepHouse(services: Services): { stop(): void } {
  const round = () => {
    sweep(services).then(
      (removed) => services.log.debug({ removed }, 'Removed what has run out'),
      (error: unknown) => services.log.error({ err: error }, 'Could not remove what has run out'),
    )
  }
  const timer = setInterval(round, sweepEveryMilliseconds).unref()
  round()
  return { stop: () => clearInterval(timer) }
}

async function bind(server: FastifyInstance, config: Config): Promise<{ url: string; port: number }> {
  // Fastify opens a second server for the other address of "localhost", which would not stop in time.
  const host = config.host.toLowerCase() === 'localhost' ? '127.0.0.1' : config.host
  await server.listen({ host, port: config.port, listenTextResolver: (address) => `Listening at ${address}` })
  const { port } = server.server.address() as AddressInfo
  return { url: `${speaksTls(config) ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`, port }
}

/** Loaded on demand: with metrics off nothing of it runs. */
async function addMetrics(server: FastifyInstance): Promise<RecordCall> {
  const { createMetrics } = await import('#adapters/metrics/prometheus.ts')
  const metrics = createMetrics()
  addMetricsRoute(server, metrics)
  server.addHook('onClose', async () => metrics.close())
  return metrics.recordCall
}

function signatureCheck({ clock, accessKey }: Services): VerifySignature {
  return (request, contract) =>
    verifySignature(request, {
      now: clock.now(),
      // Our own operations have no client of their own: a Cognito client sends them too.
      services: contract.targetPrefix === 'Lifeguard' ? [contract.signingName, 'cognito-idp'] : [contract.signingName],
      async findSecretAccessKey(accessKeyId, sessionToken) {
        const key = accessKey()
        return key?.accessKeyId === accessKeyId && sessionToken === undefined ? key : undefined
      },
    })
}
