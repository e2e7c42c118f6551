import { brandingSourceProblem, namesOneSource } from '#domain/branding/managed-login.ts'
import { mergedSettings, settingsProblem } from '#domain/branding/settings.ts'
import { type BrandingSettings, isObject } from '#domain/branding/settings-document.ts'
import { ServiceError } from '#domain/errors.ts'

type Request = { readonly UseCognitoProvidedValues?: boolean | undefined; readonly Settings?: unknown }

/**
 * The settings of a style after a request: none for Cognito's own values, else those that stand with the given ones over them. Throws a
 * refusal for a request that names both sources or none, and for settings that can't be.
 */
export function settingsAfter(current: BrandingSettings | undefined, request: Request): BrandingSettings | undefined {
  if (!namesOneSource(request)) throw refused(brandingSourceProblem)
  if (request.UseCognitoProvidedValues) return undefined
  if (!isObject(request.Settings)) throw refused('Settings must be a JSON object.')
  const settings = mergedSettings(current ?? {}, request.Settings)
  const problem = settingsProblem(settings)
  if (problem !== undefined) throw refused(problem)
  return settings
}

function refused(problem: string): ServiceError {
  return new ServiceError('InvalidParameterException', problem)
}
