import {
  CreateManagedLoginBrandingCommand,
  CreateResourceServerCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { send } from '#api/client.ts'
import { failureOf } from '#api/failure.ts'
import type { Inputs, Told } from './model/planned-call.ts'
import type { CallToSend, RunEvent } from './model/run-plan.ts'
import type { UndoCall } from './model/undo-calls.ts'

type AnyInput = { [Name in keyof Inputs]: Inputs[Name] } & { [Call in UndoCall as Call['operation']]: Call['input'] }
type Senders = { readonly [Name in keyof AnyInput]: (input: AnyInput[Name]) => Promise<Told> }

const nothing: Told = {}

/** Sends each kind of call, and takes from its answer what later calls need. */
const senders: Senders = {
  CreateUserPool: async (input) => ({ poolId: (await send(new CreateUserPoolCommand(input))).UserPool?.Id }),
  SetUserPoolMfaConfig: (input) => send(new SetUserPoolMfaConfigCommand(input)).then(() => nothing),
  CreateUserPoolDomain: (input) => send(new CreateUserPoolDomainCommand(input)).then(() => nothing),
  CreateResourceServer: (input) => send(new CreateResourceServerCommand(input)).then(() => nothing),
  CreateUserPoolClient: async (input) => ({
    clientId: (await send(new CreateUserPoolClientCommand(input))).UserPoolClient?.ClientId,
  }),
  CreateManagedLoginBranding: (input) => send(new CreateManagedLoginBrandingCommand(input)).then(() => nothing),
  DeleteUserPoolDomain: (input) => send(new DeleteUserPoolDomainCommand(input)).then(() => nothing),
  UpdateUserPool: (input) => send(new UpdateUserPoolCommand(input)).then(() => nothing),
  DeleteUserPool: (input) => send(new DeleteUserPoolCommand(input)).then(() => nothing),
}

/** Carries one call out and says how it went, as the run understands it. */
export async function carryOut({ operation, input }: CallToSend): Promise<RunEvent> {
  try {
    // The plan makes each input for its own operation.
    const told = await (senders[operation] as (input: object) => Promise<Told>)(input)
    return { kind: 'answered', told: Object.fromEntries(Object.entries(told).filter(([, value]) => value)) }
  } catch (error) {
    const { code, message, requestId, unreachable } = failureOf(error)
    return { kind: 'failed', code, message, requestId, unanswered: unreachable }
  }
}
