import { randomUUID } from 'node:crypto'
import { argon2Parameters, formatArgon2id } from '#domain/argon2-string.ts'
import type { AppClient } from '#domain/clients.ts'
import type { StoredCode } from '#domain/codes.ts'
import type { Group } from '#domain/groups.ts'
import type { Message } from '#domain/messages.ts'
import type { AuthorizationCode } from '#domain/oauth/authorization-code.ts'
import type { LoginSession } from '#domain/oauth/login-session.ts'
import type { SrpRecord } from '#domain/password-record.ts'
import type { UserPool } from '#domain/pools.ts'
import type { ResourceServer } from '#domain/resource-servers.ts'
import type { SoftwareToken } from '#domain/software-token.ts'
import type { StoredSigningKey } from '#domain/tokens/signing-key.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { UserPoolDomain } from '#domain/user-pool-domains.ts'
import { type Alias, noMfa, type Password, type User } from '#domain/users.ts'

/** Complete domain values to store; each argument replaces members of the sample. */

export const noon = new Date('2026-03-04T12:00:00.123Z')

export function minutesAfterNoon(minutes: number): Date {
  return new Date(noon.getTime() + minutes * 60_000)
}

export function samplePool(change: Partial<UserPool> = {}): UserPool {
  const settings = { Policies: { PasswordPolicy: { MinimumLength: 8 } }, UsernameAttributes: [] }
  return { id: 'eu-west-1_aaaaaaaaa', name: 'people', settings, createdAt: noon, modifiedAt: noon, ...change }
}

export function sampleClient(change: Partial<AppClient> = {}): AppClient {
  return {
    id: 'client1',
    poolId: 'eu-west-1_aaaaaaaaa',
    name: 'web',
    settings: { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], RefreshTokenValidity: 30 },
    secrets: [{ id: 'secret1', value: 'PLAINTEXT-client-secret', createdAt: noon }],
    createdAt: noon,
    modifiedAt: noon,
    ...change,
  }
}

export function sampleUser(change: Partial<User> = {}): User {
  return {
    poolId: 'eu-west-1_aaaaaaaaa',
    id: randomUUID(),
    username: 'Ada',
    status: 'CONFIRMED',
    enabled: true,
    attributes: { email: 'ada@example.com', 'custom:note': 'ünï ☂ "quoted"' },
    mfa: noMfa,
    createdAt: noon,
    modifiedAt: noon,
    ...change,
  }
}

export function samplePassword(change: Partial<SrpRecord & Password> = {}): SrpRecord & Password {
  const verifier = Buffer.concat([Buffer.from('PLAINTEXT-verifier'), Buffer.alloc(366, 7)])
  return { salt: Buffer.from('PLAINTEXT-salt!!'), verifier, temporarySince: undefined, ...change }
}

export function sampleArgon2(salt: number, temporarySince?: Date): Password {
  const hash = { ...argon2Parameters, salt: Buffer.alloc(16, salt), hash: Buffer.alloc(32, 5) }
  return { argon2id: formatArgon2id(hash), temporarySince }
}

export function email(key: string): Alias {
  return { kind: 'email', key }
}

export function phone(key: string): Alias {
  return { kind: 'phone_number', key }
}

export function sampleKey(change: Partial<StoredSigningKey> = {}): StoredSigningKey {
  return {
    poolId: 'eu-west-1_aaaaaaaaa',
    tokenUse: 'id',
    kid: 'kid1',
    privateKeyPkcs8: Buffer.from('PLAINTEXT-private-key'),
    publicJwk: { alg: 'RS256', e: 'AQAB', kid: 'kid1', kty: 'RSA', n: 'n', use: 'sig', x5c: ['MII'] },
    createdAt: noon,
    ...change,
  }
}

export function sampleCode(userId: string, change: Partial<StoredCode> = {}): StoredCode {
  return {
    poolId: 'eu-west-1_aaaaaaaaa',
    userId,
    purpose: 'confirm_sign_up',
    hash: Buffer.from([0, 255, 1, 254]),
    attribute: 'email',
    destination: 'ada@example.com',
    createdAt: noon,
    expiresAt: minutesAfterNoon(60),
    ...change,
  }
}

export function sampleLoginSession(userId: string, change: Partial<LoginSession> = {}): LoginSession {
  return {
    poolId: 'eu-west-1_aaaaaaaaa',
    id: 'login1',
    userId,
    site: 'https://login.example.com',
    authTime: noon,
    expiresAt: minutesAfterNoon(60),
    ...change,
  }
}

export function sampleSession(userId: string, change: Partial<TokenSession> = {}): TokenSession {
  return {
    poolId: 'eu-west-1_aaaaaaaaa',
    id: 'session1',
    userId,
    clientId: 'client1',
    originJti: 'jti1',
    scope: 'aws.cognito.signin.user.admin',
    authTime: noon,
    expiresAt: minutesAfterNoon(60),
    revokedAt: undefined,
    generation: 0,
    rotatedAt: undefined,
    lastActiveAt: noon,
    lastIpAddress: undefined,
    oauth: undefined,
    ...change,
  }
}

export function sampleAuthorizationCode(userId: string, change: Partial<AuthorizationCode> = {}): AuthorizationCode {
  return {
    poolId: 'eu-west-1_aaaaaaaaa',
    hash: 'hash1',
    clientId: 'client1',
    userId,
    redirectUri: 'https://app.example.com/back?x=1',
    scope: 'openid email',
    nonce: 'n-0S6_WzA2Mj',
    codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    resource: 'https://api.example.com',
    authTime: noon,
    expiresAt: minutesAfterNoon(5),
    sessionId: undefined,
    ...change,
  }
}

export function sampleGroup(change: Partial<Group> = {}): Group {
  return {
    poolId: 'eu-west-1_aaaaaaaaa',
    name: 'editors',
    description: 'Those who edit',
    precedence: 3,
    roleArn: 'arn:aws:iam::123456789012:role/editors',
    createdAt: noon,
    modifiedAt: noon,
    ...change,
  }
}

export function sampleDomain(change: Partial<UserPoolDomain> = {}): UserPoolDomain {
  return {
    domain: 'app',
    kind: 'prefix',
    poolId: 'eu-west-1_aaaaaaaaa',
    managedLoginVersion: 2,
    certificate: undefined,
    createdAt: noon,
    modifiedAt: noon,
    ...change,
  }
}

export function sampleCustomDomain(change: Partial<UserPoolDomain> = {}): UserPoolDomain {
  const certificate = {
    CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
    SecurityPolicy: 'TLS_V1_2_2021',
  } as const
  return sampleDomain({ domain: 'login.example.com', kind: 'custom', certificate, ...change })
}

export function sampleResourceServer(change: Partial<ResourceServer> = {}): ResourceServer {
  return {
    poolId: 'eu-west-1_aaaaaaaaa',
    identifier: 'photos',
    name: 'Photos, "all" of them',
    scopes: [
      { name: 'read', description: 'see photos ☂' },
      { name: 'write', description: 'add "photos"' },
    ],
    ...change,
  }
}

export function sampleSoftwareToken(userId: string, change: Partial<SoftwareToken> = {}): SoftwareToken {
  return {
    poolId: 'eu-west-1_aaaaaaaaa',
    userId,
    secret: Buffer.from('PLAINTEXT-totp-one!!'),
    pending: Buffer.from('PLAINTEXT-totp-two!!'),
    name: 'my phone',
    lastStep: 58_000_000,
    ...change,
  }
}

export function sampleMessage(change: Partial<Message> = {}): Message {
  return {
    poolId: 'eu-west-1_aaaaaaaaa',
    userId: 'user1',
    username: 'Ada',
    kind: 'sign_up',
    channel: 'email',
    recipient: 'ada@example.com',
    subject: 'Your code',
    body: 'Your code is PLAINTEXT-code-123456.',
    code: 'PLAINTEXT-code-123456',
    from: '',
    replyTo: '',
    ...change,
  }
}
