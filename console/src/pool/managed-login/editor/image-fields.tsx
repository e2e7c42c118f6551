import type { AssetCategoryType, ColorSchemeModeType } from '@aws-sdk/client-cognito-identity-provider'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Container from '@cloudscape-design/components/container'
import FileInput from '@cloudscape-design/components/file-input'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { texts } from '#texts/texts.ts'
import type { Draft } from './draft.ts'
import { acceptedImages, changeBytesMax, dataAddress, extensionOf, type Image, imageBytesMax } from './images.ts'
import { valueAt, withValue } from './settings.ts'

const words = texts.managedLogin.editor

export function ImageFields({ draft }: { readonly draft: Draft }) {
  return (
    <Container
      header={
        <Header variant="h2" description={words.imagesLine}>
          {words.images}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ImageField
          draft={draft}
          category="FORM_LOGO"
          label={words.logo}
          shownLabel={words.showLogo}
          shownPath="components.form.logo.enabled"
        />
        <ImageField
          draft={draft}
          category="PAGE_BACKGROUND"
          label={words.background}
          shownLabel={words.showBackground}
          shownPath="components.pageBackground.image.enabled"
        />
      </SpaceBetween>
    </Container>
  )
}

type ImageFieldProps = {
  readonly draft: Draft
  readonly category: AssetCategoryType
  readonly label: string
  readonly shownLabel: string
  /** The setting that says whether pages show the image. */
  readonly shownPath: string
}

const modes = ['DYNAMIC', 'LIGHT', 'DARK'] as const satisfies readonly ColorSchemeModeType[]

function ImageField({ draft, category, label, shownLabel, shownPath }: ImageFieldProps) {
  const [mode, setMode] = useState<ColorSchemeModeType>('DYNAMIC')
  const [problem, setProblem] = useState<string>()
  const images = draft.images.filter(({ Category }) => Category === category)
  const take = async (file: File | undefined) => {
    if (!file) return
    const read = await readImage(file, category, mode, draft.newImages)
    setProblem(typeof read === 'string' ? read : undefined)
    if (typeof read !== 'string') draft.addImage(read, shownPath)
  }
  return (
    <SpaceBetween size="s">
      <Checkbox
        checked={valueAt(draft.settings, shownPath) === true}
        disabled={images.length === 0}
        onChange={({ detail }) => draft.setPatch(withValue(draft.patch, shownPath, detail.checked))}
      >
        {shownLabel}
      </Checkbox>
      <FormField label={label} errorText={problem}>
        <SpaceBetween size="s">
          <RadioGroup
            direction="horizontal"
            ariaLabel={`${label}: ${words.imageMode}`}
            value={mode}
            items={modes.map((value) => ({ value, label: words.uploadModes[value] }))}
            onChange={({ detail }) => setMode(modes.find((each) => each === detail.value) ?? 'DYNAMIC')}
          />
          <FileInput
            value={[]}
            accept={acceptedImages}
            ariaLabel={`${words.choose}: ${words.upload(label, words.uploadModes[mode])}`}
            onChange={({ detail }) => take(detail.value[0])}
          >
            {words.choose}
          </FileInput>
        </SpaceBetween>
      </FormField>
      <Images label={label} images={images} />
    </SpaceBetween>
  )
}

function Images({ label, images }: { readonly label: string; readonly images: readonly Image[] }) {
  if (images.length === 0) return <Box color="text-body-secondary">{words.noImage}</Box>
  return (
    <div className="style-images">
      {images.map(({ ColorMode = 'DYNAMIC', ResourceId = '', address }) => (
        <figure key={`${ColorMode} ${ResourceId}`}>
          <img src={address} alt={words.upload(label, words.uploadModes[ColorMode])} />
          <Box variant="small">{words.uploadModes[ColorMode]}</Box>
        </figure>
      ))}
    </div>
  )
}

/** The image, or the sentence that says why it is not taken. */
async function readImage(
  file: File,
  Category: AssetCategoryType,
  ColorMode: ColorSchemeModeType,
  others: readonly Image[],
): Promise<Image | string> {
  const Extension = extensionOf(file.type)
  if (!Extension) return words.wrongType
  if (file.size > imageBytesMax) return words.tooLarge
  const waiting = others
    .filter((other) => other.Category !== Category || other.ColorMode !== ColorMode)
    .reduce((sum, { Bytes }) => sum + Bytes.length, 0)
  if (waiting + file.size > changeBytesMax) return words.tooMuch
  const Bytes = new Uint8Array(await file.arrayBuffer())
  return { Category, ColorMode, Extension, Bytes, address: dataAddress(Bytes, file.type) }
}
