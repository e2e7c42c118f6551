import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { UserPoolType } from '@aws-sdk/client-cognito-identity-provider'
import { createRequest, initialUser, type NewUser, type PoolShape, shapeOf } from './new-user.ts'
import { problemsOf, type UserProblems } from './new-user-problems.ts'

const byName: UserPoolType = {}
const byAlias: UserPoolType = { AliasAttributes: ['email', 'phone_number', 'preferred_username'] }
const byEmail: UserPoolType = { UsernameAttributes: ['email'] }
const byPhone: UserPoolType = { UsernameAttributes: ['phone_number'] }
const byEither: UserPoolType = { UsernameAttributes: ['email', 'phone_number'] }
const passwordless: UserPoolType = {
  UsernameAttributes: ['email'],
  Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
}

const shapes: readonly (readonly [string, UserPoolType, Partial<PoolShape>])[] = [
  ['user names', byName, { names: [], aliases: [], invitations: ['none', 'email'], passwords: ['set', 'generate'] }],
  ['aliases', byAlias, { names: [], aliases: ['email', 'phone_number', 'preferred_username'] }],
  ['email addresses', byEmail, { names: ['email'], invitations: ['none', 'email'] }],
  ['phone numbers', byPhone, { names: ['phone_number'], invitations: ['none', 'email', 'sms', 'both'] }],
  [
    'a sender of SMS',
    { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' } },
    { invitations: ['none', 'email', 'sms', 'both'] },
  ],
  ['sign-in without a password', passwordless, { passwords: ['set', 'none'] }],
  [
    'required attributes',
    {
      SchemaAttributes: ['sub', 'email', 'phone_number', 'name', 'preferred_username'].map((Name) => ({
        Name,
        Required: true,
      })),
    },
    { others: ['name', 'preferred_username'] },
  ],
]

for (const [what, pool, expected] of shapes)
  test(`the page of a pool with ${what}`, () => {
    const shape: Partial<PoolShape> = shapeOf(pool)
    for (const key of Object.keys(expected) as (keyof PoolShape)[]) assert.deepEqual(shape[key], expected[key])
  })

type Case = readonly [name: string, pool: UserPoolType, entered: Partial<NewUser>, request: object]

const requests: readonly Case[] = [
  [
    'invited by email with a generated password',
    byName,
    { userName: ' ana ', email: ' ana@example.com ', emailVerified: true },
    {
      Username: 'ana',
      UserAttributes: [
        { Name: 'email', Value: 'ana@example.com' },
        { Name: 'email_verified', Value: 'true' },
      ],
      DesiredDeliveryMediums: ['EMAIL'],
    },
  ],
  [
    'without an invitation, with a password that may hold spaces at its ends',
    byName,
    { userName: 'ana', invitation: 'none', password: 'set', typedPassword: ' Secret-12 ' },
    { Username: 'ana', UserAttributes: [], TemporaryPassword: ' Secret-12 ', MessageAction: 'SUPPRESS' },
  ],
  [
    'a password that was typed and then not wanted is not sent',
    byName,
    { userName: 'ana', email: 'a@b', typedPassword: 'Secret-12' },
    {
      Username: 'ana',
      UserAttributes: [
        { Name: 'email', Value: 'a@b' },
        { Name: 'email_verified', Value: 'false' },
      ],
      DesiredDeliveryMediums: ['EMAIL'],
    },
  ],
  [
    'aliases are verified, and taken from others where that is asked for',
    byAlias,
    {
      userName: 'ana',
      aliases: ['email', 'preferred_username'],
      movesAlias: true,
      email: 'a@b',
      preferred: 'anna',
      phone: '+491',
    },
    {
      Username: 'ana',
      UserAttributes: [
        { Name: 'email', Value: 'a@b' },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'phone_number', Value: '+491' },
        { Name: 'phone_number_verified', Value: 'false' },
        { Name: 'preferred_username', Value: 'anna' },
      ],
      DesiredDeliveryMediums: ['EMAIL'],
      ForceAliasCreation: true,
    },
  ],
  [
    'the address is the name',
    byEither,
    { email: 'a@b', phone: '+491', invitation: 'both' },
    {
      Username: 'a@b',
      UserAttributes: [
        { Name: 'email', Value: 'a@b' },
        { Name: 'email_verified', Value: 'false' },
        { Name: 'phone_number', Value: '+491' },
        { Name: 'phone_number_verified', Value: 'false' },
      ],
      DesiredDeliveryMediums: ['EMAIL', 'SMS'],
    },
  ],
  [
    'the number is the name where there is nothing else, or where only it may be',
    byPhone,
    { email: 'a@b', phone: '+491', phoneVerified: true, invitation: 'sms' },
    {
      Username: '+491',
      UserAttributes: [
        { Name: 'email', Value: 'a@b' },
        { Name: 'email_verified', Value: 'false' },
        { Name: 'phone_number', Value: '+491' },
        { Name: 'phone_number_verified', Value: 'true' },
      ],
      DesiredDeliveryMediums: ['SMS'],
    },
  ],
  [
    'no password at all',
    passwordless,
    { email: 'a@b' },
    {
      Username: 'a@b',
      UserAttributes: [
        { Name: 'email', Value: 'a@b' },
        { Name: 'email_verified', Value: 'false' },
      ],
      MessageAction: 'SUPPRESS',
    },
  ],
  [
    'required attributes that were filled in',
    { SchemaAttributes: ['name', 'custom:team'].map((Name) => ({ Name, Required: true })) },
    { userName: 'ana', invitation: 'none', password: 'set', typedPassword: 'x', others: { name: 'Ana', other: 'no' } },
    {
      Username: 'ana',
      UserAttributes: [{ Name: 'name', Value: 'Ana' }],
      TemporaryPassword: 'x',
      MessageAction: 'SUPPRESS',
    },
  ],
]

for (const [name, pool, entered, expected] of requests)
  test(`the request: ${name}`, () => {
    const shape = shapeOf(pool)
    const user = { ...initialUser(shape), ...entered }
    assert.deepEqual(problemsOf(shape, user), {})
    assert.deepEqual(createRequest('pool', shape, user), { UserPoolId: 'pool', ...expected })
  })

const problems: readonly (readonly [string, UserPoolType, Partial<NewUser>, UserProblems])[] = [
  ['nothing entered', byName, {}, { userName: 'userNameMissing', email: 'emailMissing' }],
  ['a space in the name', byName, { userName: 'a b', email: 'a@b' }, { userName: 'userNameSpaces' }],
  ['no address', byName, { userName: 'ana', email: 'ana' }, { email: 'emailWrong' }],
  ['an optional number', byName, { userName: 'ana', email: 'a@b', phone: '0151 1' }, { phone: 'phoneWrong' }],
  ['invited by SMS', byPhone, { phone: '' }, { phone: 'phoneMissing' }],
  [
    'neither address nor number',
    byEither,
    { invitation: 'none', password: 'set', typedPassword: 'x' },
    { email: 'eitherMissing' },
  ],
  ['a number in place of an address', byEither, { phone: '+491', invitation: 'sms' }, {}],
  [
    'aliases without values',
    byAlias,
    {
      userName: 'ana',
      invitation: 'none',
      password: 'set',
      typedPassword: 'x',
      aliases: ['email', 'phone_number', 'preferred_username'],
    },
    { email: 'emailMissing', phone: 'phoneMissing', preferred: 'preferredMissing' },
  ],
  ['no password typed', byEmail, { email: 'a@b', password: 'set' }, { typedPassword: 'passwordMissing' }],
  ['a password nobody learns', byEmail, { email: 'a@b', invitation: 'none' }, { password: 'nobodyLearns' }],
  ['nothing to send', passwordless, { email: 'a@b', invitation: 'email' }, { invitation: 'nothingToSend' }],
]

for (const [name, pool, entered, expected] of problems)
  test(`what is wrong: ${name}`, () => {
    const shape = shapeOf(pool)
    assert.deepEqual(problemsOf(shape, { ...initialUser(shape), ...entered }), expected)
  })
