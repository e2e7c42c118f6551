/** The name that AWS gives a user pool outside Cognito: in tags, policies and other services. */
export function userPoolArn({ region, accountId }: { region: string; accountId: string }, poolId: string): string {
  return `arn:${partitionOf(region)}:cognito-idp:${region}:${accountId}:userpool/${poolId}`
}

const poolArn = /^arn:[\w-]+:cognito-idp:[\w-]*:\d*:userpool\/([\w-]+_[0-9a-zA-Z]+)$/

/** The pool that an ARN names, if it is one of this account and Region. */
export function poolIdOfArn(
  arn: string,
  here: { region: string; accountId: string },
): { poolId: string } | 'elsewhere' | 'no user pool' {
  const poolId = poolArn.exec(arn)?.[1]
  if (poolId === undefined) return 'no user pool'
  return arn === userPoolArn(here, poolId) ? { poolId } : 'elsewhere'
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}

const awsArn = /^arn:aws[\w-]*:/
const lambdaFunctionArn = /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+(?::[\w$-]+)?$/

/** True for a Lambda function, with or without a version, and for whatever is not of AWS: a self-hosted pool may name its own kinds of trigger. */
export function namesTrigger(arn: string): boolean {
  return lambdaFunctionArn.test(arn) || !awsArn.test(arn)
}
