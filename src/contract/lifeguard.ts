import type { Service } from './shape.ts'

/** Lifeguard's own operations, under the target prefix `Lifeguard`: what a person needs beyond Cognito's API. All but one need the access key. */
export const lifeguard: Service = {
  name: 'lifeguard',
  apiVersion: '2026-11-01',
  protocol: 'json',
  targetPrefix: 'Lifeguard',
  signingName: 'lifeguard',
  operations: {
    DescribeServer: {
      auth: 'sigv4',
      input: 'DescribeServerRequest',
      output: 'DescribeServerResponse',
      errors: ['InternalErrorException', 'InvalidParameterException'],
    },
    GetMessage: {
      auth: 'sigv4',
      input: 'GetMessageRequest',
      output: 'GetMessageResponse',
      errors: ['InternalErrorException', 'InvalidParameterException', 'ResourceNotFoundException'],
    },
    ListMessages: {
      auth: 'sigv4',
      input: 'ListMessagesRequest',
      output: 'ListMessagesResponse',
      errors: ['InternalErrorException', 'InvalidParameterException', 'ResourceNotFoundException'],
    },
    RedeemSignInLink: {
      auth: 'none',
      input: 'RedeemSignInLinkRequest',
      output: 'RedeemSignInLinkResponse',
      errors: [
        'InternalErrorException',
        'InvalidParameterException',
        'NotAuthorizedException',
        'TooManyRequestsException',
      ],
    },
    GetUserPoolExtensions: {
      auth: 'sigv4',
      input: 'GetUserPoolExtensionsRequest',
      output: 'UserPoolExtensionsResponse',
      errors: ['InternalErrorException', 'InvalidParameterException', 'ResourceNotFoundException'],
    },
    SetUserPoolExtensions: {
      auth: 'sigv4',
      input: 'SetUserPoolExtensionsRequest',
      output: 'UserPoolExtensionsResponse',
      errors: ['InternalErrorException', 'InvalidParameterException', 'ResourceNotFoundException'],
    },
  },
  shapes: {
    DescribeServerRequest: { type: 'structure', members: {} },
    DescribeServerResponse: {
      type: 'structure',
      members: {
        Region: 'StringType',
        AccountId: 'StringType',
        PublicUrl: 'StringType',
        Issuer: 'StringType',
        Version: 'StringType',
        DomainSuffix: 'StringType',
        EmailDelivery: 'StringType',
        SmsDelivery: 'StringType',
      },
    },
    RedeemSignInLinkRequest: { type: 'structure', members: { Token: 'SignInTokenType' }, required: ['Token'] },
    RedeemSignInLinkResponse: {
      type: 'structure',
      members: { AccessKeyId: 'StringType', SecretAccessKey: 'StringType', Region: 'StringType' },
    },
    GetMessageRequest: {
      type: 'structure',
      members: { UserPoolId: 'UserPoolIdType', MessageId: 'MessageIdType' },
      required: ['UserPoolId', 'MessageId'],
    },
    GetMessageResponse: { type: 'structure', members: { Message: 'MessageType' } },
    ListMessagesRequest: {
      type: 'structure',
      members: { UserPoolId: 'UserPoolIdType', MaxResults: 'MaxResultsType', NextToken: 'TokenType' },
    },
    ListMessagesResponse: { type: 'structure', members: { Messages: 'MessageListType', NextToken: 'TokenType' } },
    MessageListType: { type: 'list', member: 'MessageType' },
    MessageType: {
      type: 'structure',
      members: {
        MessageId: 'StringType',
        UserPoolId: 'UserPoolIdType',
        Username: 'StringType',
        UserSub: 'StringType',
        Kind: 'StringType',
        DeliveryMedium: 'StringType',
        Destination: 'StringType',
        Status: 'StringType',
        Tries: 'IntegerType',
        CreationDate: 'DateType',
        FinishedDate: 'DateType',
        NextTryDate: 'DateType',
        Problem: 'StringType',
        Subject: 'StringType',
        Body: 'StringType',
        Code: 'StringType',
      },
    },
    GetUserPoolExtensionsRequest: {
      type: 'structure',
      members: { UserPoolId: 'UserPoolIdType' },
      required: ['UserPoolId'],
    },
    SetUserPoolExtensionsRequest: {
      type: 'structure',
      members: { UserPoolId: 'UserPoolIdType', PasswordStorage: 'PasswordStorageType', RateLimits: 'RateLimitsType' },
      required: ['UserPoolId'],
    },
    UserPoolExtensionsResponse: {
      type: 'structure',
      members: { UserPoolId: 'UserPoolIdType', PasswordStorage: 'PasswordStorageType', RateLimits: 'RateLimitsType' },
    },
    PasswordStorageType: { type: 'string', enum: ['SRP_VERIFIER', 'ARGON2ID'] },
    RateLimitsType: { type: 'map', key: 'RateCategoryType', value: 'RateType' },
    RateCategoryType: { type: 'string', min: 1, max: 64, pattern: '[A-Za-z]+' },
    RateType: { type: 'integer', min: 0, max: 1_000_000 },
    UserPoolIdType: { type: 'string', min: 1, max: 55, pattern: '[\\w-]+_[0-9a-zA-Z]+' },
    MaxResultsType: { type: 'integer', min: 1, max: 60 },
    TokenType: { type: 'string', min: 1, max: 2048 },
    SignInTokenType: { type: 'string', min: 1, max: 2048, sensitive: true },
    MessageIdType: { type: 'string', min: 1, max: 64, pattern: '[\\w-]+' },
    StringType: { type: 'string' },
    IntegerType: { type: 'integer' },
    DateType: { type: 'timestamp' },
  },
}

export type ServerDescription = {
  Region: string
  AccountId: string
  PublicUrl: string
  /** Whether the issuer of tokens is the public URL or has the form of Amazon's. */
  Issuer: 'OWN' | 'AWS'
  Version: string
  /** What follows the prefix in the domain of a user pool, with the port. Not there while the public URL is an IP address. */
  DomainSuffix?: string | undefined
  /** OUTBOX while nothing is set that delivers. */
  EmailDelivery: 'SMTP' | 'OUTBOX'
  SmsDelivery: 'WEBHOOK' | 'OUTBOX'
}

export type OutboxMessage = {
  MessageId: string
  UserPoolId: string
  UserSub: string
  /** sign_up, resend_code, invitation, forgot_password, verify_attribute or authentication */
  Kind: string
  DeliveryMedium: 'EMAIL' | 'SMS'
  Destination: string
  Status: 'PENDING' | 'KEPT' | 'SENT' | 'FAILED'
  Tries: number
  CreationDate: Date
  FinishedDate?: Date | undefined
  NextTryDate?: Date | undefined
  /** Why the last try failed. */
  Problem?: string | undefined
  /** These four only while no server is set that delivers: the outbox is then where messages are read. */
  Username?: string | undefined
  Subject?: string | undefined
  /** HTML of an e-mail, plain text of an SMS. */
  Body?: string | undefined
  Code?: string | undefined
}

export type UserPoolExtensions = {
  UserPoolId: string
  /** ARGON2ID holds for the passwords that are set from then on: it keeps no SRP verifier of them. */
  PasswordStorage: 'SRP_VERIFIER' | 'ARGON2ID'
  /** Requests a second by rate category; 0 takes the limit off. What is not named has its default. */
  RateLimits: Record<string, number>
}

type Refusals = 'InternalErrorException' | 'InvalidParameterException' | 'ResourceNotFoundException'

export interface LifeguardOperations {
  DescribeServer: {
    input: Record<string, never>
    output: ServerDescription
    errors: 'InternalErrorException' | 'InvalidParameterException'
  }
  /** Trades the token of a sign-in link for the access key, once. */
  RedeemSignInLink: {
    input: { Token: string }
    output: { AccessKeyId: string; SecretAccessKey: string; Region: string }
    errors:
      | 'InternalErrorException'
      | 'InvalidParameterException'
      | 'NotAuthorizedException'
      | 'TooManyRequestsException'
  }
  GetMessage: { input: { UserPoolId: string; MessageId: string }; output: { Message: OutboxMessage }; errors: Refusals }
  GetUserPoolExtensions: { input: Pick<UserPoolExtensions, 'UserPoolId'>; output: UserPoolExtensions; errors: Refusals }
  /** What is left out stays as it is; the rate limits are replaced as a whole. */
  SetUserPoolExtensions: {
    input: Pick<UserPoolExtensions, 'UserPoolId'> & Partial<UserPoolExtensions>
    output: UserPoolExtensions
    errors: Refusals
  }
  ListMessages: {
    input: { UserPoolId?: string | undefined; MaxResults?: number | undefined; NextToken?: string | undefined }
    output: { Messages: OutboxMessage[]; NextToken?: string | undefined }
    errors: Refusals
  }
}
