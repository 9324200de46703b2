import { useWords } from "../../language/index.js";
import { Button, Loading, Notice } from "../../parts/index.js";

export interface AskedNoticeProps {
  /** What the wallet asks the person. */
  asked: string;
  onStop: () => void;
}

/** The wallet was asked and has not answered: what it waits for, and the way out, since some never answer. */
export function AskedNotice({ asked, onStop }: AskedNoticeProps) {
  const words = useWords("acting");
  return (
    <Notice tone="info" title={words("wallet.title")} announce>
      <p>{asked}</p>
      <p>{words("wallet.hidden")}</p>
      <Loading>{words("wallet.waiting")}</Loading>
      <Button onPress={onStop}>{words("wallet.stop")}</Button>
    </Notice>
  );
}
