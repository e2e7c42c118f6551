import {
  ClientMetadata,
  codeFor,
  createApplicant,
  createUser,
  fresh,
  goodPassword,
  otherPassword,
  type Requests,
  tokenOfOther,
  tokensOf,
  userContext,
} from './pool-world.ts'

/** What users do with an account of their own: make it, prove it, change it, win it back, delete it. */
export const accountRequests = {
  async ChangePassword(world) {
    const AccessToken = await tokenOfOther(world)
    return { AccessToken, PreviousPassword: goodPassword, ProposedPassword: otherPassword }
  },
  async ConfirmForgotPassword(world) {
    const Username = await createUser(world)
    await world.server.call('ForgotPassword', { ClientId: world.clientId, Username })
    const ConfirmationCode = await codeFor(world, Username)
    return { ClientId: world.clientId, Username, ConfirmationCode, Password: otherPassword, ClientMetadata }
  },
  async ConfirmSignUp(world) {
    const Username = await createApplicant(world)
    const confirmation = { ConfirmationCode: await codeFor(world, Username), ForceAliasCreation: false }
    return { ClientId: world.clientId, Username, ...confirmation, UserContextData: userContext, ClientMetadata }
  },
  async DeleteUser(world) {
    return { AccessToken: await tokenOfOther(world) }
  },
  async DeleteUserAttributes(world) {
    return { AccessToken: await tokenOfOther(world), UserAttributeNames: ['nickname'] }
  },
  async ForgotPassword(world) {
    return { ClientId: world.clientId, Username: await createUser(world), UserContextData: userContext }
  },
  async GetUser(world) {
    return { AccessToken: (await tokensOf(world, world.username)).AccessToken }
  },
  async GetUserAttributeVerificationCode(world) {
    return { AccessToken: await tokenOfOther(world), AttributeName: 'email', ClientMetadata }
  },
  async ResendConfirmationCode(world) {
    return { ClientId: world.clientId, Username: await createApplicant(world), UserContextData: userContext }
  },
  async SignUp({ clientId }) {
    const Username = fresh('applicant')
    return {
      ClientId: clientId,
      Username,
      Password: goodPassword,
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
      ValidationData: [{ Name: 'source', Value: 'test' }],
      ClientMetadata,
    }
  },
  async UpdateUserAttributes(world) {
    const UserAttributes = [{ Name: 'email', Value: `${fresh('new')}@example.com` }]
    return { AccessToken: await tokenOfOther(world), UserAttributes, ClientMetadata }
  },
  async VerifyUserAttribute(world) {
    const username = await createUser(world)
    const { AccessToken } = await tokensOf(world, username)
    const address = { AccessToken, AttributeName: 'email' }
    await world.server.call('GetUserAttributeVerificationCode', address)
    return { ...address, Code: await codeFor(world, username) }
  },
} satisfies Requests
