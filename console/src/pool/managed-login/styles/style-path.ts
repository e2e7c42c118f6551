export const stylePath = (poolId: string, clientId: string) =>
  `/cognito/user-pools/${poolId}/managed-login/styles/${encodeURIComponent(clientId)}`
