// A button that copies each sentence of a press note with its source. Without this file a tap selects the sentence.
const { copiar, copiada } = document.currentScript.dataset;

for (const frase of document.querySelectorAll(".frase-copiable")) {
  const boton = document.createElement("button");
  boton.type = "button";
  boton.className = "copiar";
  boton.textContent = copiar;
  boton.addEventListener("click", async () => {
    const texto = frase.textContent.replace(/\s+/g, " ").trim();
    try {
      await navigator.clipboard.writeText(texto);
    } catch {
      // an address without TLS has no clipboard: the sentence is selected, ready to copy by hand
      getSelection().selectAllChildren(frase);
      return;
    }
    boton.textContent = copiada;
    setTimeout(() => { boton.textContent = copiar; }, 2500);
  });
  boton.setAttribute("aria-live", "polite");
  frase.after(boton);
}
