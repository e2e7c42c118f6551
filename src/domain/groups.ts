/** A group of a user pool. The lower the precedence, the more it counts; none counts least. */
export type Group = {
  readonly poolId: string
  readonly name: string
  readonly description: string | undefined
  readonly precedence: number | undefined
  readonly roleArn: string | undefined
  readonly createdAt: Date
  readonly modifiedAt: Date
}

/** Quotas of Cognito: groups of a pool, and groups of a user. https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
export const groupsMax = 10_000
export const groupsPerUserMax = 100

const awsArn = /^arn:aws[\w-]*:/
const roleArn = /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/

/** Why an ARN is no role that a group can have. What is not Amazon's may name a role of another service. */
export function roleProblem(arn: string | undefined): string | undefined {
  return arn === undefined || !awsArn.test(arn) || roleArn.test(arn) ? undefined : `Invalid role ARN: ${arn}`
}
