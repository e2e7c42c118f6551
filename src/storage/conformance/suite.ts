import { after, before, beforeEach, describe } from 'node:test'
import { attemptCases, codeCases } from './attempt-cases.ts'
import { authorizationCodeCases } from './authorization-code-cases.ts'
import { brandingCases, samlKeyCases, termsCases, uiCustomizationCases } from './branding-cases.ts'
import { domainCases } from './domain-cases.ts'
import { passwordHistoryCases, softwareTokenCases } from './factor-cases.ts'
import { groupCases } from './group-cases.ts'
import { loginSessionCases } from './login-session-cases.ts'
import { messageCases } from './message-cases.ts'
import { clientCases, keyCases, poolCases } from './pool-cases.ts'
import { resourceServerCases } from './resource-server-cases.ts'
import { tokenSessionCases, usedSessionCases } from './session-cases.ts'
import { empty, type TestBed } from './test-bed.ts'
import { sealedFactorCases, sealingCases, settingCases, transactionCases } from './transaction-cases.ts'
import { userCases, userRaceCases } from './user-cases.ts'
import { userListCases } from './user-list-cases.ts'

const parts = {
  pools: poolCases,
  'signing keys': keyCases,
  clients: clientCases,
  users: userCases,
  'users at once': userRaceCases,
  'lists of users': userListCases,
  groups: groupCases,
  'classic styles': uiCustomizationCases,
  'managed login styles': brandingCases,
  terms: termsCases,
  'keys for SAML': samlKeyCases,
  domains: domainCases,
  'resource servers': resourceServerCases,
  'software tokens': softwareTokenCases,
  'password history': passwordHistoryCases,
  codes: codeCases,
  attempts: attemptCases,
  'authorization codes': authorizationCodeCases,
  'token sessions': tokenSessionCases,
  'login sessions': loginSessionCases,
  'used sessions': usedSessionCases,
  messages: messageCases,
  settings: settingCases,
  transactions: transactionCases,
  sealing: sealingCases,
  'sealed second factors': sealedFactorCases,
}

/** What every storage engine has to pass. Each case begins with an empty database. */
export function storageSuite(name: string, open: () => Promise<TestBed>): void {
  describe(name, () => {
    let opened: TestBed | undefined
    const bed = (): TestBed => {
      if (opened === undefined) throw new Error('The store was not opened.')
      return opened
    }
    before(async () => {
      opened = await open()
    })
    beforeEach(() => empty(bed()))
    after(() => opened?.close())
    for (const [part, cases] of Object.entries(parts)) describe(part, () => cases(bed))
  })
}
