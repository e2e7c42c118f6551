/** The name that AWS gives a user pool outside Cognito: in tags, policies and other services. */
export function userPoolArn({ region, accountId }: { region: string; accountId: string }, poolId: string): string {
  return `arn:${partitionOf(region)}:cognito-idp:${region}:${accountId}:userpool/${poolId}`
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
