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
