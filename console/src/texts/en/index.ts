import { createPool } from './create-pool.ts'
import { failure, frame, look, services, signIn } from './frame.ts'
import { home } from './home.ts'
import { pool } from './pool.ts'
import { quickSetup } from './quick-setup.ts'
import { userPools } from './user-pools.ts'

export const english = {
  product: 'Lifeguard',
  createPool,
  failure,
  frame,
  home,
  look,
  pool,
  quickSetup,
  services,
  signIn,
  userPools,
}
