const report = document.createElement("pre");
report.id = "report";
visit().catch(error => faults.push("stopped: " + error.message + " " + error.stack)).then(() => {
  report.textContent = (faults.length ? "FAULTS\n" + faults.join("\n") : "NO FAULTS") + "\n" + document.title;
  const file = document.createElement("pre");
  file.id = "saved";
  file.textContent = saved || "";
  document.body.append(report, "\n", file, "\n");
});
