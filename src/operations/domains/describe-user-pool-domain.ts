import { accountAdministrator } from '../access.ts'
import { operation } from '../operation.ts'
import { describedDomain } from './described-domain.ts'

/** Shows a domain, of whichever pool. Of one that is not there the description is empty: so consoles find out whether a prefix is free. */
export const DescribeUserPoolDomain = operation('DescribeUserPoolDomain', {
  access: accountAdministrator(),

  async handle({ store, settings }, { input }) {
    const domain = await store.domains.findByDomain(input.Domain)
    return { DomainDescription: domain ? describedDomain(settings, domain) : {} }
  },
})
