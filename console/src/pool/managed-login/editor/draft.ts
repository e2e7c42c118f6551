import type { ManagedLoginBrandingType } from '@aws-sdk/client-cognito-identity-provider'
import { useMemo, useState } from 'react'
import { type Image, imagesOf, withImages } from './images.ts'
import { isEmpty, isSettings, merged, type Settings, withValue } from './settings.ts'

/** A style as it is being changed. */
export type Draft = {
  /** What the style sets by itself, before the change. */
  readonly own: Settings
  /** The change, in the form that the API takes: null takes a value away. */
  readonly patch: Settings
  /** Every setting as it will be; what is taken away still has its former value, for only the server knows the default. */
  readonly settings: Settings
  readonly images: readonly Image[]
  readonly newImages: readonly Image[]
  /** What was typed and cannot be understood, by field. */
  readonly typed: Readonly<Record<string, string>>
  readonly isChanged: boolean
  setPatch(patch: Settings): void
  /** `shown` is the setting that says whether pages show it. */
  addImage(image: Image, shown: string): void
  setTyped(field: string, text: string | undefined): void
  forgetTyped(): void
}

export function useDraft(own: ManagedLoginBrandingType, complete: ManagedLoginBrandingType): Draft {
  const [patch, setPatch] = useState<Settings>({})
  const [newImages, setNewImages] = useState<readonly Image[]>([])
  const [typed, setAllTyped] = useState<Readonly<Record<string, string>>>({})
  const kept = useMemo(() => imagesOf(complete.Assets), [complete])
  return {
    own: isSettings(own.Settings) ? own.Settings : {},
    patch,
    settings: merged(isSettings(complete.Settings) ? complete.Settings : {}, withoutNulls(patch)),
    images: withImages(kept, newImages),
    newImages,
    typed,
    isChanged: !isEmpty(patch) || newImages.length > 0,
    setPatch,
    addImage(image, shown) {
      // While a file was read, something else may have been changed.
      setNewImages((now) => withImages(now, [image]))
      setPatch((now) => withValue(now, shown, true))
    },
    setTyped(field, text) {
      const { [field]: _before, ...others } = typed
      setAllTyped(text === undefined ? others : { ...others, [field]: text })
    },
    forgetTyped: () => setAllTyped({}),
  }
}

function withoutNulls(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => {
      if (value === null) return []
      return [[name, isSettings(value) ? withoutNulls(value) : value]]
    }),
  )
}
