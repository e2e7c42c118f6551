import type { AttributeType, UserPoolType } from '@aws-sdk/client-cognito-identity-provider'

export type AttributeList = readonly AttributeType[] | undefined

/** Attributes that are verified or not: a message can be sent to them. */
export const addresses = ['email', 'phone_number'] as const

export type Address = (typeof addresses)[number]

export function isAddress(name: string): name is Address {
  return addresses.some((address) => address === name)
}

export function attributeOf(attributes: AttributeList, name: string): string | undefined {
  return attributes?.find(({ Name }) => Name === name)?.Value
}

export function isVerified(attributes: AttributeList, address: Address): boolean {
  return attributeOf(attributes, `${address}_verified`) === 'true'
}

/** What people call a user by: where the pool makes the user name, that is the address they sign in with. */
export function shownName(
  { UsernameAttributes }: Pick<UserPoolType, 'UsernameAttributes'>,
  username: string,
  attributes: AttributeList,
): string {
  const named = UsernameAttributes?.length ? addresses.map((address) => attributeOf(attributes, address)) : []
  return named.find((value) => value) ?? username
}
