import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useWords } from "../language/index.js";
import { Button } from "./button.js";

export interface DialogProps {
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Buttons at the end; closing is always offered. */
  actions?: ReactNode;
  /** False while something is under way that closing would not stop. */
  isDismissable?: boolean;
  /** "alertdialog" when it interrupts with a question that must be answered. */
  role?: "dialog" | "alertdialog";
}

/** A window over the page: takes the focus, keeps it, and gives it back to where it was. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, actions, isDismissable = true } = props;
  const words = useWords("parts");
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={false}
      isKeyboardDismissDisabled={!isDismissable}
    >
      <Modal className="modal">
        <AriaDialog className="dialog" role={props.role ?? "dialog"}>
          <Heading slot="title" level={2} className="dialog-title">
            {title}
          </Heading>
          <div className="dialog-body">{children}</div>
          <div className="dialog-actions">
            {actions}
            <Button onPress={onClose} isDisabled={!isDismissable}>
              {words("close")}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
