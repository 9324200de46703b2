import { useNavigate } from "react-router";
import { useWords } from "../../../language/index.js";
import { Page } from "../../../parts/index.js";
import { Wizard } from "./wizard.js";
import "../motions.css";

/** Writing a motion without knowing what calldata is. */
export function NewMotionPage() {
  const words = useWords("motions");
  const navigate = useNavigate();
  return (
    <Page title={words("new.title")} lead={words("new.lead")}>
      <Wizard
        draftKey="motion/new"
        mode="motion"
        onFiled={(id) => void navigate(`/motions/${id}`)}
      />
    </Page>
  );
}
