import { isTermsName, linksProblem, type Terms, termsMax } from '#domain/branding/terms.ts'
import { poolClientAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedTerms, termsExist } from './described-terms.ts'

/** Says where the terms of use or the privacy policy of an app client can be read. */
export const CreateTerms = operation('CreateTerms', {
  access: poolClientAdministrator(),

  async handle({ store, clock, random }, { input, caller: { pool, client }, error }) {
    const { TermsName: name, Links: links = {} } = input
    const problem = linksProblem(links)
    if (problem) throw error('InvalidParameterException', problem)
    if (!isTermsName(name)) throw error('InvalidParameterException', 'Invalid terms name.')
    const now = clock.now()
    const id = random.uuid()
    const terms: Terms = { poolId: pool.id, id, clientId: client.id, name, links, createdAt: now, modifiedAt: now }
    await store.transaction(async (tx) => {
      // Whoever deletes the pool or the client waits, and whoever makes another document of the pool.
      if (!(await tx.pools.lock(pool.id)))
        throw error('ResourceNotFoundException', `User pool ${pool.id} does not exist.`)
      if (!(await tx.clients.lock(pool.id, client.id)))
        throw error('ResourceNotFoundException', `User pool client ${client.id} does not exist.`)
      const ofClient = await tx.terms.ofClient(pool.id, client.id)
      if (ofClient.some((other) => other.name === name)) throw error('TermsExistsException', termsExist(client.id))
      if ((await tx.terms.count(pool.id)) >= termsMax)
        throw error('LimitExceededException', `The limit of ${termsMax} terms documents is reached.`)
      await tx.terms.add(terms)
    })
    return { Terms: describedTerms(terms) }
  },
})
