import { texts } from '#texts/texts.ts'
import type { Choices, Duration } from './model/choices.ts'
import {
  impliedRequired,
  keepOriginalOf,
  permissionRows,
  requiredAttributes,
  sesIsLeftForLater,
  showsCustomPolicy,
  showsDomainPrefix,
  showsHostedUi,
  showsKeepOriginalChoices,
  showsMfaMethods,
  showsRecoveryMethods,
  showsSes,
  showsSms,
  usesAppMfa,
  usesEmailMfa,
  usesSmsMfa,
} from './model/visible.ts'

const { signIn, security, signUp, delivery, app, review, on, off, none } = texts.createPool

export type ReviewItem = { readonly label: string; readonly value: string }
export type ReviewBlock = { readonly title: string; readonly items: readonly ReviewItem[] }
/** One step of the wizard, in the words of the step. */
export type ReviewPart = { readonly title: string; readonly blocks: readonly ReviewBlock[] }

/** What the last step shows: only what counts, by the labels under which it was asked. */
export function reviewOf(choices: Choices): readonly ReviewPart[] {
  return [
    { title: signIn.title, blocks: [signInBlock(choices)] },
    { title: security.title, blocks: [policyBlock(choices), mfaBlock(choices), recoveryBlock(choices)] },
    { title: signUp.title, blocks: signUpBlocks(choices) },
    { title: delivery.title, blocks: deliveryBlocks(choices) },
    { title: app.title, blocks: appBlocks(choices) },
  ]
}

type Row = readonly [label: string, value: string | false | undefined]

/** Rows without a value are left out: what was not asked is not shown. */
function block(title: string, rows: readonly Row[]): ReviewBlock {
  return {
    title,
    items: rows.flatMap(([label, value]) => (value === false || value === undefined ? [] : [{ label, value }])),
  }
}

const switched = (isOn: boolean) => (isOn ? on : off)
const listed = (entries: readonly (readonly [boolean, string])[]) =>
  entries.flatMap(([isIn, name]) => (isIn ? [name] : [])).join(', ')

function signInBlock({ signIn: chosen }: Choices): ReviewBlock {
  return block(signIn.providers, [
    [signIn.providerTypes, signIn.userPool],
    [
      signIn.options,
      listed([
        [chosen.userName, signIn.userName],
        [chosen.email, signIn.email],
        [chosen.phone, signIn.phone],
      ]),
    ],
    [signIn.preferred, chosen.userName && switched(chosen.preferredUserName)],
    [signIn.caseSensitive, chosen.userName && switched(chosen.caseSensitive)],
  ])
}

function policyBlock(choices: Choices): ReviewBlock {
  const { security: chosen } = choices
  const isCustom = showsCustomPolicy(choices)
  const asks = (wanted: boolean) => !isCustom || wanted
  return block(security.policy, [
    [security.mode, isCustom ? security.custom : security.defaults],
    [security.minimumLength, security.characters(isCustom ? chosen.minimumLength : '8')],
    [
      security.requirements,
      listed([
        [asks(chosen.requireNumbers), security.numbers],
        [asks(chosen.requireSymbols), security.symbols],
        [asks(chosen.requireUppercase), security.uppercase],
        [asks(chosen.requireLowercase), security.lowercase],
      ]),
    ],
    [security.temporary, security.days(isCustom ? chosen.temporaryPasswordDays : '7')],
  ])
}

function mfaBlock(choices: Choices): ReviewBlock {
  const names = { ON: security.mfaOn, OPTIONAL: security.mfaOptional, OFF: security.mfaOff }
  return block(security.mfa, [
    [security.enforcement, names[choices.security.mfa]],
    [
      security.methods,
      showsMfaMethods(choices) &&
        listed([
          [usesAppMfa(choices), security.byApp],
          [usesSmsMfa(choices), security.bySms],
          [usesEmailMfa(choices), security.byEmail],
        ]),
    ],
  ])
}

function recoveryBlock(choices: Choices): ReviewBlock {
  return block(security.recovery, [
    [security.selfService, switched(choices.security.selfServiceRecovery)],
    [security.delivery, showsRecoveryMethods(choices) && security.recoveries[choices.security.recovery]],
  ])
}

function signUpBlocks(choices: Choices): readonly ReviewBlock[] {
  const { signUp: chosen } = choices
  const active = showsKeepOriginalChoices(choices) ? keepOriginalOf(choices) : undefined
  const limits = (min: string, max: string) => (min || max ? ` (${min || none} … ${max || none})` : '')
  return [
    block(signUp.selfService, [[signUp.selfRegistration, switched(chosen.selfRegistration)]]),
    block(signUp.verification, [
      [signUp.assisted, switched(chosen.sendsVerification)],
      [signUp.attributes, chosen.sendsVerification && signUp.verifies[chosen.verify]],
      [signUp.changes, chosen.sendsVerification && switched(chosen.keepOriginal)],
      [signUp.active, active && signUp.actives[active]],
    ]),
    block(signUp.required, [
      [signUp.implied, impliedRequired(choices).join(', ')],
      [
        signUp.additional,
        requiredAttributes(choices)
          .filter((name) => !impliedRequired(choices).includes(name))
          .join(', '),
      ],
    ]),
    block(
      signUp.custom,
      chosen.customAttributes.map(
        ({ name, type, min, max, mutable }): Row => [
          `custom:${name.trim()}`,
          `${type}${limits(min, max)}${mutable ? `, ${signUp.mutable}` : ''}`,
        ],
      ),
    ),
  ].filter(({ items }) => items.length > 0)
}

function deliveryBlocks(choices: Choices): readonly ReviewBlock[] {
  const { delivery: chosen } = choices
  const usesSes = showsSes(choices)
  const isLater = sesIsLeftForLater(choices)
  const email = block(delivery.email, [
    [delivery.provider, usesSes ? delivery.ses : delivery.cognito],
    [delivery.identity, usesSes && (isLater ? delivery.later : chosen.sesIdentityArn)],
    [delivery.from, usesSes && !isLater && chosen.fromAddress],
    [delivery.fromName, usesSes && !isLater && chosen.fromName],
    [delivery.configurationSet, usesSes && !isLater && chosen.configurationSet],
    [delivery.replyTo, chosen.replyTo],
  ])
  if (!showsSms(choices)) return [email]
  const sms = block(delivery.sms, [
    [delivery.role, chosen.smsRoleArn],
    [delivery.externalId, chosen.smsExternalId],
    [delivery.region, chosen.smsRegion],
  ])
  return [email, sms]
}

function appBlocks(choices: Choices): readonly ReviewBlock[] {
  const { app: chosen } = choices
  const hosted = showsHostedUi(choices)
  const types = { public: app.public, confidential: app.confidential, other: app.other }
  return [
    block(app.name, [[app.nameLabel, chosen.poolName]]),
    block(app.hosted, [
      [app.useHosted, switched(hosted)],
      [app.cognitoDomain, showsDomainPrefix(choices) && chosen.domainPrefix],
      [app.customDomainLabel, hosted && !showsDomainPrefix(choices) && chosen.customDomain],
    ]),
    block(app.client, [
      [app.appType, types[chosen.appType]],
      [app.clientName, chosen.clientName],
      [app.secret, chosen.generateSecret ? app.generate : app.dontGenerate],
      [app.flows, chosen.authFlows.join(', ')],
      [app.session, `${chosen.sessionMinutes} ${app.minutes}`],
      [app.refreshToken, durationText(chosen.refreshToken)],
      [app.accessToken, durationText(chosen.accessToken)],
      [app.idToken, durationText(chosen.idToken)],
      [app.revocation, switched(chosen.tokenRevocation)],
      [app.hideUsers, switched(chosen.hideUnknownUsers)],
      [app.callbacks, hosted && chosen.callbackUrls.join(', ')],
      [app.signOuts, hosted && chosen.signOutUrls.join(', ')],
      [app.grants, hosted && chosen.grants.map((grant) => app.grantNames[grant]).join(', ')],
      [app.scopes, hosted && chosen.scopes.map((scope) => app.scopeNames[scope]).join(', ')],
    ]),
    permissionsBlock(choices),
    block(
      review.tagCount(chosen.tags.length),
      chosen.tags.map(({ key, value }): Row => [key, value]),
    ),
  ].filter(({ items }) => items.length > 0)
}

/** Everything is readable and writable unless a tick was taken away. */
function permissionsBlock(choices: Choices): ReviewBlock {
  const rows = permissionRows(choices)
  const names = (isIn: (row: (typeof rows)[number]) => boolean) =>
    rows
      .filter(isIn)
      .map(({ name }) => name)
      .join(', ')
  return block(app.permissions, [
    [app.read, names(({ readable }) => readable)],
    [app.write, names(({ writable }) => writable)],
  ])
}

function durationText({ days, minutes }: Duration): string {
  return `${days} ${app.days} ${minutes} ${app.minutes}`
}
