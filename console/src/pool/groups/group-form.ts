import type {
  CreateGroupCommandInput,
  GroupType,
  UpdateGroupCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'

/** What a person enters of a group. */
export type GroupForm = {
  readonly name: string
  readonly description: string
  readonly role: string
  readonly precedence: string
}

export type GroupProblem =
  | 'nameMissing'
  | 'nameSpaces'
  | 'nameLong'
  | 'descriptionLong'
  | 'roleWrong'
  | 'precedenceWrong'
  | 'cannotEmpty'

export type GroupProblems = Readonly<Partial<Record<keyof GroupForm, GroupProblem>>>

const longestName = 128
const longestDescription = 2048
const highestPrecedence = 2 ** 31 - 1
const arn = /^arn:[\w+=/,.@-]+:[\w+=/,.@-]+:[\w+=/,.@-]*:[0-9]+:[\w+=/,.@-]+(?::[\w+=/,.@-]+){0,2}$/

export const emptyGroup: GroupForm = { name: '', description: '', role: '', precedence: '' }

export function formOf({ GroupName = '', Description = '', RoleArn = '', Precedence }: GroupType): GroupForm {
  return { name: GroupName, description: Description, role: RoleArn, precedence: Precedence?.toString() ?? '' }
}

/** `before` is the group that is edited: UpdateGroup keeps what it is not given, so that a role or a precedence stays once it is there. */
export function groupProblems(form: GroupForm, before: GroupForm = emptyGroup): GroupProblems {
  const found: readonly (readonly [keyof GroupForm, GroupProblem | undefined])[] = [
    ['name', nameProblem(form.name.trim())],
    ['description', form.description.length > longestDescription ? 'descriptionLong' : undefined],
    ['role', roleProblem(form.role.trim()) ?? emptied(before.role, form.role)],
    ['precedence', precedenceProblem(form.precedence.trim()) ?? emptied(before.precedence, form.precedence)],
  ]
  return Object.fromEntries(found.filter(([, problem]) => problem !== undefined))
}

function nameProblem(name: string): GroupProblem | undefined {
  if (name === '') return 'nameMissing'
  if (/\s/.test(name)) return 'nameSpaces'
  return name.length > longestName ? 'nameLong' : undefined
}

function roleProblem(role: string): GroupProblem | undefined {
  return role === '' || arn.test(role) ? undefined : 'roleWrong'
}

function precedenceProblem(typed: string): GroupProblem | undefined {
  if (typed === '') return undefined
  return /^\d{1,10}$/.test(typed) && Number(typed) <= highestPrecedence ? undefined : 'precedenceWrong'
}

function emptied(before: string, now: string): GroupProblem | undefined {
  return before !== '' && now.trim() === '' ? 'cannotEmpty' : undefined
}

export function createGroupRequest(poolId: string, form: GroupForm): CreateGroupCommandInput {
  const description = form.description.trim()
  return {
    UserPoolId: poolId,
    GroupName: form.name.trim(),
    ...(description !== '' && { Description: description }),
    ...roleAndPrecedence(form),
  }
}

/** An empty description is one too. */
export function updateGroupRequest(poolId: string, form: GroupForm): UpdateGroupCommandInput {
  return {
    UserPoolId: poolId,
    GroupName: form.name,
    Description: form.description.trim(),
    ...roleAndPrecedence(form),
  }
}

function roleAndPrecedence({ role, precedence }: GroupForm): { RoleArn?: string; Precedence?: number } {
  return {
    ...(role.trim() !== '' && { RoleArn: role.trim() }),
    ...(precedence.trim() !== '' && { Precedence: Number(precedence) }),
  }
}
