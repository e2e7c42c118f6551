import type { Service } from './shape.ts'

/** Lifeguard's own operations, under the target prefix `Lifeguard`: what a person needs beyond Cognito's API. All need the access key. */
export const lifeguard: Service = {
  name: 'lifeguard',
  apiVersion: '2026-11-01',
  protocol: 'json',
  targetPrefix: 'Lifeguard',
  signingName: 'lifeguard',
  operations: {
    ListMessages: {
      auth: 'sigv4',
      input: 'ListMessagesRequest',
      output: 'ListMessagesResponse',
      errors: ['InternalErrorException', 'InvalidParameterException', 'ResourceNotFoundException'],
    },
  },
  shapes: {
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
    UserPoolIdType: { type: 'string', min: 1, max: 55, pattern: '[\\w-]+_[0-9a-zA-Z]+' },
    MaxResultsType: { type: 'integer', min: 1, max: 60 },
    TokenType: { type: 'string', min: 1, max: 2048 },
    StringType: { type: 'string' },
    IntegerType: { type: 'integer' },
    DateType: { type: 'timestamp' },
  },
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
  Body?: string | undefined
  Code?: string | undefined
}

export interface LifeguardOperations {
  ListMessages: {
    input: { UserPoolId?: string | undefined; MaxResults?: number | undefined; NextToken?: string | undefined }
    output: { Messages: OutboxMessage[]; NextToken?: string | undefined }
    errors: 'InternalErrorException' | 'InvalidParameterException' | 'ResourceNotFoundException'
  }
}
