import { Suspense } from "react";
import { I18nProvider } from "react-aria-components";
import { RouterProvider } from "react-router/dom";
import { ActingProvider } from "../acting/index.js";
import { useLanguage } from "../language/index.js";
import { ConnectionProvider } from "../reading/index.js";
import { Clock } from "./clock.js";
import { router } from "./router.js";
import { StartFailed } from "./start-failed.js";
import { Starting } from "./starting.js";

export function App() {
  const { code } = useLanguage();
  return (
    <I18nProvider locale={code}>
      <Suspense>
        <ConnectionProvider
          loading={<Starting />}
          failed={(error, retry) => <StartFailed error={error} retry={retry} />}
        >
          <Clock>
            <ActingProvider>
              <RouterProvider router={router} />
            </ActingProvider>
          </Clock>
        </ConnectionProvider>
      </Suspense>
    </I18nProvider>
  );
}
