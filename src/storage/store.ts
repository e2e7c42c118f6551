import type { SignInName } from '#domain/aliases.ts'
import type { AttemptAction, Attempts } from '#domain/attempts.ts'
import type { AppClient } from '#domain/clients.ts'
import type { CodePurpose, StoredCode } from '#domain/codes.ts'
import type { Group } from '#domain/groups.ts'
import type { Message, OutboxEntry } from '#domain/messages.ts'
import type { AuthorizationCode } from '#domain/oauth/authorization-code.ts'
import type { LoginSession } from '#domain/oauth/login-session.ts'
import type { UserPool } from '#domain/pools.ts'
import type { ResourceServer } from '#domain/resource-servers.ts'
import type { SoftwareToken } from '#domain/software-token.ts'
import type { StoredSigningKey } from '#domain/tokens/signing-key.ts'
import type { TokenSession } from '#domain/tokens/token-session.ts'
import type { UserPoolDomain } from '#domain/user-pool-domains.ts'
import type { Alias, AliasKind, Password, User } from '#domain/users.ts'
import type {
  BrandingRepository,
  SamlSigningKeyRepository,
  TermsRepository,
  UiCustomizationRepository,
} from './branding-store.ts'
import type { Page, PageRequest } from './page.ts'
import type { Survival } from './survival.ts'

export type { Page, PageRequest }

export interface PoolRepository {
  add(pool: UserPool): Promise<void>
  find(poolId: string): Promise<UserPool | undefined>
  /** In a transaction: nobody else changes the pool's settings until it ends. */
  lock(poolId: string): Promise<UserPool | undefined>
  count(): Promise<number>
  list(page: PageRequest): Promise<Page<UserPool>>
  put(pool: UserPool): Promise<void>
  /** With everything in it. False if there was none. */
  remove(poolId: string): Promise<boolean>
}

export interface SigningKeyRepository {
  add(key: StoredSigningKey): Promise<void>
  list(poolId: string): Promise<readonly StoredSigningKey[]>
}

export interface ClientRepository {
  add(client: AppClient): Promise<void>
  /** By its id alone, as public operations name it, with its pool. One statement. */
  findWithPool(clientId: string): Promise<{ client: AppClient; pool: UserPool } | undefined>
  find(poolId: string, clientId: string): Promise<AppClient | undefined>
  /** In a transaction: nobody else changes the client until it ends. */
  lock(poolId: string, clientId: string): Promise<AppClient | undefined>
  count(poolId: string): Promise<number>
  list(poolId: string, page: PageRequest): Promise<Page<AppClient>>
  put(client: AppClient): Promise<void>
  /** With its token sessions. */
  remove(poolId: string, clientId: string): Promise<boolean>
}

export type UserWithPassword = { readonly user: User; readonly password: Password | undefined }

/** The attributes with an index, by which ListUsers can search. */
export type SearchedAttribute = 'email' | 'phone_number' | 'name' | 'given_name' | 'family_name' | 'preferred_username'

/** `=` is the whole value, `^=` its beginning; both mind the case. */
export type UserValueFilter = {
  readonly attribute: 'username' | 'sub' | SearchedAttribute
  readonly operator: '=' | '^='
  readonly value: string
}

export type UserFilter =
  | UserValueFilter
  | { readonly attribute: 'cognito:user_status'; readonly operator: '=' | '^='; readonly value: string }
  | { readonly attribute: 'status'; readonly enabled: boolean }

export interface UserRepository {
  /** Adds the user and claims its aliases, all or nothing. */
  add(
    user: User,
    usernameKey: string,
    password: Password | undefined,
    aliases: readonly Alias[],
  ): Promise<'added' | 'username taken' | `${AliasKind} taken`>
  find(poolId: string, userId: string): Promise<User | undefined>
  /** In a transaction: nobody else changes the user until it ends. */
  lock(poolId: string, userId: string): Promise<User | undefined>
  /** One statement. */
  findByName(poolId: string, name: SignInName): Promise<UserWithPassword | undefined>
  /**
   * Flat in cost at any size of the pool for every filter. In the order of ids, but the beginning of a value gives the order of
   * values, then ids: only so can a page of a million matches be found without sorting them. A page may be short, even empty, while
   * `next` is set.
   */
  list(poolId: string, filter: UserFilter | undefined, page: PageRequest): Promise<Page<User>>
  /** Writes status, enabled, attributes, mfa and modifiedAt. */
  put(user: User): Promise<void>
  setPassword(poolId: string, userId: string, password: Password): Promise<void>
  aliases(poolId: string, userId: string): Promise<readonly Alias[]>
  /** `claimed` also when the user has it already. */
  claimAlias(poolId: string, userId: string, alias: Alias): Promise<'claimed' | 'taken'>
  /** Who holds the alias now. */
  aliasOwner(poolId: string, alias: Alias): Promise<string | undefined>
  releaseAlias(poolId: string, alias: Alias): Promise<void>
  /** With everything of theirs: the text of messages, sent or not, goes too. */
  remove(poolId: string, userId: string): Promise<boolean>
  /** An estimate is enough: cheap at any size. */
  estimate(poolId: string): Promise<number>
}

export interface CodeRepository {
  put(code: StoredCode): Promise<void>
  /** In a transaction: nobody else uses the code until it ends. */
  lock(poolId: string, userId: string, purpose: CodePurpose): Promise<StoredCode | undefined>
  remove(poolId: string, userId: string, purpose: CodePurpose): Promise<void>
  purge(expiredBefore: Date): Promise<number>
}

export interface AttemptRepository {
  /**
   * Replaces the row by what `decide` makes of it, atomically against every other caller on every node; `decide` may be called again after a
   * lost race. Undefined from `decide` leaves the row as it is and is the answer.
   */
  change(
    poolId: string,
    subject: string,
    action: AttemptAction,
    decide: (current: Attempts | undefined) => Attempts | undefined,
  ): Promise<Attempts | undefined>
  forget(poolId: string, subject: string, action: AttemptAction): Promise<void>
  purge(lastBefore: Date): Promise<number>
}

export interface TokenSessionRepository {
  add(session: TokenSession): Promise<void>
  /** With its user, one statement. Undefined when the user is gone. */
  findWithUser(poolId: string, sessionId: string): Promise<{ session: TokenSession; user: User } | undefined>
  /** One session, by its id. The first revocation stands. */
  revoke(poolId: string, sessionId: string, at: Date): Promise<void>
  /** With the authorization codes that would make new ones, and the sessions with the pages that would make new codes. */
  revokeAllOf(poolId: string, userId: string, at: Date): Promise<void>
  find(poolId: string, sessionId: string): Promise<TokenSession | undefined>
  /** Raises the generation by one, for exactly one caller per generation, while the session is not revoked. */
  rotate(poolId: string, sessionId: string, generation: number, at: Date): Promise<boolean>
  /** Notes when and from where the session was used last. An earlier moment than the one noted changes nothing. */
  touch(poolId: string, sessionId: string, at: Date, ipAddress: string): Promise<void>
  /** The user's living sessions (not revoked, not past `now`), newest first. */
  listLiving(poolId: string, userId: string, now: Date, page: PageRequest): Promise<Page<TokenSession>>
  /** Revokes all living sessions of the user (as of `at`) but the `keep` that were active last. */
  revokeLeastActive(poolId: string, userId: string, keep: number, at: Date): Promise<void>
  purge(expiredBefore: Date): Promise<number>
}

export interface LoginSessionRepository {
  add(session: LoginSession): Promise<void>
  /** With its user, one statement. Past its end too, until it is purged. */
  findWithUser(poolId: string, id: string): Promise<{ session: LoginSession; user: User } | undefined>
  remove(poolId: string, id: string): Promise<void>
  removeAllOf(poolId: string, userId: string): Promise<void>
  /** In a transaction: holds the session until its end, so that nobody removes it meanwhile. False if there is none. */
  lock(poolId: string, id: string): Promise<boolean>
  purge(expiredBefore: Date): Promise<number>
}

export interface AuthorizationCodeRepository {
  add(code: AuthorizationCode): Promise<void>
  find(poolId: string, hash: string): Promise<AuthorizationCode | undefined>
  /** Notes the token session it is redeemed for: true for exactly one caller per code, and never once it has expired. */
  redeem(poolId: string, hash: string, sessionId: string, at: Date): Promise<boolean>
  /** A redeemed code stays, so that it is known if it comes back. */
  removeUnusedOf(poolId: string, userId: string): Promise<void>
  purge(expiredBefore: Date): Promise<number>
}

export interface GroupRepository {
  add(group: Group): Promise<'added' | 'exists'>
  find(poolId: string, name: string): Promise<Group | undefined>
  count(poolId: string): Promise<number>
  list(poolId: string, page: PageRequest): Promise<Page<Group>>
  /** False if there is none. */
  put(group: Group): Promise<boolean>
  /** With its memberships. */
  remove(poolId: string, name: string): Promise<boolean>
  /** Adding a member again changes nothing. */
  addMember(poolId: string, name: string, userId: string, at: Date): Promise<void>
  removeMember(poolId: string, name: string, userId: string): Promise<void>
  /** Every group of a user, by name. */
  ofUser(poolId: string, userId: string): Promise<readonly Group[]>
  listOfUser(poolId: string, userId: string, page: PageRequest): Promise<Page<Group>>
  listMembers(poolId: string, name: string, page: PageRequest): Promise<Page<User>>
}

export interface DomainRepository {
  /** `second`: the pool has a domain of this kind already. `taken`: the name is another pool's. */
  add(domain: UserPoolDomain): Promise<'added' | 'second' | 'taken'>
  /** By the prefix or the host name, in lower case. One statement. */
  findByDomain(domain: string): Promise<UserPoolDomain | undefined>
  /** At most two: the prefix domain, then the custom one. */
  findByPool(poolId: string): Promise<readonly UserPoolDomain[]>
  /** The custom domains of all pools. */
  countCustom(): Promise<number>
  /** Writes what can change: branding version, certificate, modifiedAt. False if there is none. */
  put(domain: UserPoolDomain): Promise<boolean>
  remove(poolId: string, domain: string): Promise<boolean>
}

export interface ResourceServerRepository {
  add(server: ResourceServer): Promise<'added' | 'exists'>
  find(poolId: string, identifier: string): Promise<ResourceServer | undefined>
  count(poolId: string): Promise<number>
  list(poolId: string, page: PageRequest): Promise<Page<ResourceServer>>
  /** Every custom scope of a pool by its full name, `identifier/scope`: as many as the quota allows servers, times 100. One statement. */
  scopesOf(poolId: string): Promise<readonly string[]>
  /** False if there is none. */
  put(server: ResourceServer): Promise<boolean>
  remove(poolId: string, identifier: string): Promise<boolean>
}

export interface SoftwareTokenRepository {
  find(poolId: string, userId: string): Promise<SoftwareToken | undefined>
  /** A later `lastStep` that stands already stays, whatever `token` says: only `remove` forgets it. */
  put(token: SoftwareToken): Promise<void>
  /** True for exactly one caller per time step, and never for a step at or before one that was used (RFC 6238, section 5.2). */
  useStep(poolId: string, userId: string, step: number): Promise<boolean>
  remove(poolId: string, userId: string): Promise<void>
}

export interface PasswordHistoryRepository {
  /** Adds a password that is or was the user's, and forgets all but the newest `keep`. */
  add(poolId: string, userId: string, password: Password, at: Date, keep: number): Promise<void>
  /** Newest first. */
  list(poolId: string, userId: string, limit: number): Promise<readonly Password[]>
  /** Keeps the password that has the same salt in the form of this one, at its place. Changes nothing where there is none. */
  reform(poolId: string, userId: string, password: Password): Promise<void>
}

export interface UsedSessionRepository {
  /** True for exactly one caller per id; the id is forgotten after `expiresAt`. */
  use(id: string, expiresAt: Date): Promise<boolean>
  purge(expiredBefore: Date): Promise<number>
}

export interface MessageRepository {
  add(entry: { id: string; message: Message; state: 'pending' | 'kept'; at: Date }): Promise<void>
  /**
   * Takes up to `limit` due messages and hides them from other takers until `leaseUntil`. Counts as a try. A message whose text
   * cannot be opened becomes `failed` and is left out.
   */
  claimDue(now: Date, limit: number, leaseUntil: Date): Promise<readonly OutboxEntry[]>
  /** Drops the text. */
  finish(id: string, outcome: { state: 'sent' | 'failed'; at: Date; problem: string | undefined }): Promise<void>
  retry(id: string, nextTryAt: Date, problem: string): Promise<void>
  /** When the next pending message is due. */
  nextDue(): Promise<Date | undefined>
  /** A text that cannot be opened is left out, as if it were gone. */
  find(poolId: string, id: string): Promise<OutboxEntry | undefined>
  /** Newest first. A text that cannot be opened is left out, as if it were gone. */
  list(filter: { poolId?: string | undefined; page: PageRequest }): Promise<Page<OutboxEntry>>
  purge(createdBefore: Date): Promise<number>
}

export interface SettingRepository {
  find(name: string): Promise<Buffer | undefined>
  /** The first writer wins; returns the value that stands. Sealed at rest. */
  putIfAbsent(name: string, value: Buffer): Promise<Buffer>
}

export type Repositories = {
  readonly pools: PoolRepository
  readonly signingKeys: SigningKeyRepository
  readonly clients: ClientRepository
  readonly users: UserRepository
  readonly groups: GroupRepository
  readonly domains: DomainRepository
  readonly resourceServers: ResourceServerRepository
  readonly uiCustomizations: UiCustomizationRepository
  readonly brandings: BrandingRepository
  readonly terms: TermsRepository
  readonly samlSigningKeys: SamlSigningKeyRepository
  readonly softwareTokens: SoftwareTokenRepository
  readonly passwordHistory: PasswordHistoryRepository
  readonly codes: CodeRepository
  readonly attempts: AttemptRepository
  readonly authorizationCodes: AuthorizationCodeRepository
  readonly tokenSessions: TokenSessionRepository
  readonly loginSessions: LoginSessionRepository
  readonly usedSessions: UsedSessionRepository
  readonly messages: MessageRepository
  readonly settings: SettingRepository
}

/** The repositories used directly commit each call by itself. */
export type Store = Repositories & {
  /** All or nothing; may run `work` again after a serialisation failure, so `work` does nothing but storage. Never wait for anything else inside. */
  transaction<T>(work: (tx: Repositories) => Promise<T>, survives?: Survival): Promise<T>
  /** Throws when the database does not answer. */
  ping(): Promise<void>
  /** Closing again changes nothing. */
  close(): Promise<void>
}
