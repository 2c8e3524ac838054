const steps = ["File", "Columns", "Preview", "Result"] as const;

/** Where in the import a page is. */
export function Steps({ at }: { at: (typeof steps)[number] }) {
  return (
    <ol className="steps" aria-label="Steps">
      {steps.map((step) => (
        <li key={step} aria-current={step === at ? "step" : undefined}>
          {step}
        </li>
      ))}
    </ol>
  );
}
