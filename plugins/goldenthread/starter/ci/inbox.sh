#!/usr/bin/env bash
# Brings in what lies in inbox/, and asks for it to be taken: the text files that “goldenthread import” makes, without
# the office file, on a branch of their own, with all that the import and the check say. The jobs in
# .github/workflows/inbox.yml and .gitlab-ci.yml run it; only those who may write to this repository can set it off.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."

found=()
while IFS= read -r -d '' file; do
  found+=("$file")
done < <(find inbox -type f ! -path inbox/README.md -print0 | sort -z)
if [ "${#found[@]}" -eq 0 ]; then
  echo "There is nothing in inbox/."
  exit 0
fi

if [ -n "${GITHUB_ACTIONS:-}" ]; then
  base="$GITHUB_REF_NAME"
  branch="inbox-$GITHUB_RUN_ID-$GITHUB_RUN_ATTEMPT"
  run="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
else
  base="$CI_COMMIT_BRANCH"
  branch="inbox-$CI_JOB_ID"
  run="$CI_JOB_URL"
fi

git switch --quiet --create "$branch"
said=""
for file in "${found[@]}"; do
  # The request is where somebody reads what would change, so a file that is there already is changed at once.
  said+="$(goldenthread import --accept -- "$file" 2>&1 || true)"$'\n\n'
  git rm --quiet -- "$file"
done
git add --all
name="$(basename -- "${found[0]}" | tr -d '[:cntrl:]')"
title="From the inbox: ${name:0:80}"
git -c user.name=inbox -c user.email=inbox@noreply.invalid -c commit.gpgsign=false commit --quiet --message "$title"

preview="The preview is at the end of this page, for three days: $run"
if ! checked="$(goldenthread check 2>&1)"; then
  preview="There is no preview before the errors above are mended."
elif ! goldenthread build --audience public --offline --site-dir preview; then
  preview="The preview could not be made. What stopped it: $run"
fi

answer="$(mktemp)"
fence="~~~~~~~~~~~~~~~~"
cat > "$answer" <<END
Read the new text beside the original, put right what is doubtful, then merge. If it should not come in, close this.

What the check says of everything:

$fence
${checked:0:20000}
$fence

$preview

What was done to the file:

$fence
${said:0:30000}
$fence
END
cat "$answer"

if [ -n "${GITHUB_ACTIONS:-}" ]; then
  cat "$answer" >> "$GITHUB_STEP_SUMMARY"
  gh auth setup-git
  git push --quiet origin "HEAD:refs/heads/$branch"
  gh pr create --base "$base" --head "$branch" --title "$title" --body-file "$answer" || {
    echo "The request could not be opened. Somebody has to allow it once, in Settings → Actions → General. Until then"
    echo "open it yourself: $GITHUB_SERVER_URL/$GITHUB_REPOSITORY/compare/$base...$branch"
    exit 1
  }
else
  # The helper hands the job's own token to git, so that it stands in no address and no log.
  # shellcheck disable=SC2016  # the helper's own shell reads the variable
  git -c credential.helper= \
    -c credential.helper='!f() { echo username=gitlab-ci-token; echo "password=$CI_JOB_TOKEN"; }; f' \
    push --quiet -o merge_request.create -o "merge_request.target=$base" -o "merge_request.title=$title" \
    -o merge_request.remove_source_branch -o "merge_request.description=What was done, and the preview: $run" \
    "$CI_PROJECT_URL.git" "HEAD:refs/heads/$branch" || {
      echo "The request could not be opened. Somebody has to allow it once: Settings → CI/CD → Job token permissions →"
      echo "“Allow Git push requests to the repository”."
      exit 1
    }
fi
