import { getFormProps, getInputProps, useForm } from "@conform-to/react";
import { useState } from "react";
import { Form, Link } from "react-router";
import { formatMoment, formatMoney } from "#app/format.ts";
import { FormErrors, GroupError, InputField, VersionInput } from "#app/forms/field.tsx";
import type { FormAnswer } from "#app/forms/form-answer.ts";
import { FormKeyInput } from "#app/forms/form-key-input.tsx";
import {
  type Choice,
  type ChoiceGroup,
  OptionGroups,
  Options,
  SelectField,
} from "#app/forms/select-field.tsx";
import { SubmitButton } from "#app/ui/submit-button.tsx";
import { accountLimits } from "#domain/account/account.ts";
import type { Settings } from "#domain/account/default-settings.ts";
import { type Theme, themes } from "#domain/account/settings.ts";
import type { PersonalSettings } from "#server/services/settings.ts";

interface SettingsFormProps {
  answer: FormAnswer | undefined;
  settings: PersonalSettings;
  choices: {
    locales: Choice[];
    timeZones: ChoiceGroup[];
    currencies: Choice[];
    /** Whether these are all, or those that the person is likely to need. */
    all: boolean;
  };
  /** The current time and a price, in the saved format. */
  sample: Sample;
}

/** A time and an amount as the settings have them. */
interface Sample {
  moment: string;
  price: string;
}

interface FormFields extends Settings {
  name: string;
  theme: string;
  shortcuts: boolean;
  baseCurrency: string | null;
  version: string;
}

const themeLabels: Record<Theme, string> = {
  system: "System",
  light: "Light",
  dark: "Dark",
};

/** The sample of the settings that are selected but not saved yet. */
function sampleIn(form: FormData): Sample {
  const [locale = "", timeZone = "", currency = ""] = ["locale", "timeZone", "currency"].map(
    (name) => String(form.get(name)),
  );
  return {
    moment: formatMoment(Date.now(), { locale, timeZone }),
    price: formatMoney(1234.5, currency, { locale }),
  };
}

/** A person's name, and how dates, times and money are shown to them. */
export function SettingsForm({ answer, settings, choices, sample }: SettingsFormProps) {
  const [form, fields] = useForm<FormFields>({
    lastResult: answer,
    defaultNoValidate: false,
    defaultValue: { ...settings, version: settings.version.toString() },
  });
  const [chosen, setChosen] = useState<Sample>();
  const shown = chosen ?? sample;
  const { key, ...shortcuts } = getInputProps(fields.shortcuts, { type: "checkbox" });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      className="form card"
      onChange={({ currentTarget }) => setChosen(sampleIn(new FormData(currentTarget)))}
    >
      <FormKeyInput />
      <VersionInput meta={fields.version} answer={answer} />
      <FormErrors id={form.errorId} errors={form.errors} />
      <InputField
        label="Your name"
        meta={fields.name}
        limit={accountLimits.name}
        autoComplete="name"
        required
      />
      <div className="form-row">
        <SelectField label="Date and number format" meta={fields.locale} required>
          <Options choices={choices.locales} />
        </SelectField>
        <SelectField label="Time zone" meta={fields.timeZone} required>
          <OptionGroups groups={choices.timeZones} />
        </SelectField>
      </div>
      <div className="form-row">
        <SelectField
          label="Currency"
          meta={fields.currency}
          hint="Used for new deals. Existing deals don't change."
          required
        >
          <Options choices={choices.currencies} />
        </SelectField>
        <SelectField
          label="Reporting currency"
          meta={fields.baseCurrency}
          hint="Converts totals with your exchange rates."
        >
          <option value="">None</option>
          <Options choices={choices.currencies} />
        </SelectField>
      </div>
      {choices.all ? null : (
        <p className="field-hint">
          <Link to={{ search: "?all" }} replace preventScrollReset>
            Show all time zones and currencies
          </Link>
        </p>
      )}
      <p className="notice" aria-live="polite">
        Example: {shown.moment} · {shown.price}
      </p>
      <fieldset className="field">
        <legend className="field-label">Theme</legend>
        <div className="choices">
          {themes.map((theme) => (
            <label key={theme} className="choice">
              <input
                type="radio"
                name={fields.theme.name}
                value={theme}
                defaultChecked={theme === fields.theme.initialValue}
                required
              />
              {themeLabels[theme]}
            </label>
          ))}
        </div>
        <GroupError id={fields.theme.errorId} errors={fields.theme.errors} />
      </fieldset>
      <fieldset className="field">
        <legend className="field-label">Keyboard</legend>
        <label className="choice">
          <input key={key} {...shortcuts} aria-describedby="shortcuts-hint" />
          Single-key shortcuts
        </label>
        <p className="field-hint" id="shortcuts-hint">
          e.g. C for new, G for go to, ? for help. Ctrl+K always works.
        </p>
        <GroupError id={fields.shortcuts.errorId} errors={fields.shortcuts.errors} />
      </fieldset>
      <div className="form-actions">
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  );
}
