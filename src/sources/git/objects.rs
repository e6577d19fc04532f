//! The objects of a repository, read by one `git cat-file --batch` for all of them.
//!
//! Form of a tree: Git Internals, "Git Objects": `mode name NUL id`, the id as bytes.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use super::GitError;
use super::command::{Git, not_started};

/// What an object is told apart by, in hexadecimal.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct ObjectId(pub(super) Arc<str>);

impl ObjectId {
    /// As git writes it in full.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What stands under a name in a folder of a revision.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum EntryKind {
    Folder,
    File,
    /// A link or a submodule: what it leads to is not in the revision.
    Elsewhere,
}

/// An entry of a folder.
#[derive(Debug)]
pub(super) struct Entry {
    pub name: Vec<u8>,
    pub kind: EntryKind,
    pub id: ObjectId,
}

/// An object.
#[derive(Clone, Debug)]
enum Object {
    Blob(Arc<[u8]>),
    Tree(Arc<[Entry]>),
}

/// Larger files can be no text of a plan.
const LARGEST: u64 = u32::MAX as u64;

/// Reads objects, each once.
pub(super) struct Objects {
    git: Git,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    process: Option<Process>,
    read: HashMap<ObjectId, Object>,
}

struct Process {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Drop for Process {
    fn drop(&mut self) {
        // It ends when there is nothing more to read.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

impl Objects {
    pub fn of(git: &Git) -> Self {
        Objects { git: git.clone(), state: Mutex::default() }
    }

    /// The bytes of a file.
    pub fn blob(&self, id: &ObjectId) -> Result<Arc<[u8]>, GitError> {
        match self.object(id)? {
            Object::Blob(bytes) => Ok(bytes),
            Object::Tree(_) => Err(GitError::Missing(id.0.to_string())),
        }
    }

    /// The entries of a folder, in git's order.
    pub fn tree(&self, id: &ObjectId) -> Result<Arc<[Entry]>, GitError> {
        match self.object(id)? {
            Object::Tree(entries) => Ok(entries),
            Object::Blob(_) => Err(GitError::Missing(id.0.to_string())),
        }
    }

    fn object(&self, id: &ObjectId) -> Result<Object, GitError> {
        // What a thread that has panicked leaves behind is whole: an object is put there when it has been read.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = state.read.get(id) {
            return Ok(found.clone());
        }
        let mut process = match state.process.take() {
            Some(process) => process,
            None => self.start()?,
        };
        let found = process.ask(id)?;
        // A process whose answer could not be read to its end is of no more use, and is not put back.
        state.process = Some(process);
        let found = found.ok_or_else(|| GitError::Missing(id.0.to_string()))?;
        state.read.insert(id.clone(), found.clone());
        Ok(found)
    }

    fn start(&self) -> Result<Process, GitError> {
        let mut command = self.git.command();
        command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().map_err(not_started)?;
        match (child.stdin.take(), child.stdout.take()) {
            (input @ Some(_), Some(output)) => Ok(Process { child, input, output: BufReader::new(output) }),
            _ => Err(GitError::Failed("cat-file --batch".to_owned())),
        }
    }
}

impl Process {
    /// The object; nothing where the repository does not have it.
    fn ask(&mut self, id: &ObjectId) -> Result<Option<Object>, GitError> {
        self.answer(id).map_err(|error| match error.kind() {
            // It has ended: so it does where an object is promised by another repository.
            io::ErrorKind::UnexpectedEof | io::ErrorKind::BrokenPipe => GitError::Missing(id.0.to_string()),
            _ => GitError::Failed(error.to_string()),
        })
    }

    fn answer(&mut self, id: &ObjectId) -> io::Result<Option<Object>> {
        let input = self.input.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        writeln!(input, "{}", id.0)?;
        input.flush()?;
        let mut header = String::new();
        if self.output.read_line(&mut header)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let mut words = header.split_whitespace().skip(1);
        let (kind, size) = (words.next(), words.next().and_then(|size| size.parse::<u64>().ok()));
        let (Some(kind), Some(size)) = (kind, size) else { return Ok(None) };
        if size > LARGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut bytes = vec![0; usize::try_from(size).unwrap_or_default()];
        self.output.read_exact(&mut bytes)?;
        self.output.read_exact(&mut [0])?;
        Ok(match kind {
            "blob" => Some(Object::Blob(bytes.into())),
            "tree" => entries(&bytes, id.0.len() / 2).map(|entries| Object::Tree(entries.into())),
            _ => None,
        })
    }
}

/// The entries of a tree whose ids are so many bytes long; nothing where it is none.
fn entries(mut bytes: &[u8], id_length: usize) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    while !bytes.is_empty() {
        let blank = bytes.iter().position(|byte| *byte == b' ')?;
        let end = bytes.iter().position(|byte| *byte == 0)?;
        let (mode, name) = (bytes.get(..blank)?, bytes.get(blank + 1..end)?);
        let id = bytes.get(end + 1..end + 1 + id_length)?;
        let kind = match mode {
            b"40000" => EntryKind::Folder,
            b"120000" | b"160000" => EntryKind::Elsewhere,
            _ => EntryKind::File,
        };
        let id = id.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        entries.push(Entry { name: name.to_owned(), kind, id: ObjectId(id.into()) });
        bytes = bytes.get(end + 1 + id_length..)?;
    }
    Some(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_read_whole_or_not_at_all() {
        let mut tree = b"100644 \xc3\xa5 b.plan\0".to_vec();
        tree.extend([0xab; 20]);
        tree.extend(b"40000 folder\0");
        tree.extend([1; 20]);
        tree.extend(b"120000 link\0");
        tree.extend([2; 20]);
        let found = entries(&tree, 20).unwrap();
        assert_eq!(
            found.iter().map(|entry| entry.kind).collect::<Vec<_>>(),
            [EntryKind::File, EntryKind::Folder, EntryKind::Elsewhere]
        );
        assert_eq!(found[0].name, "å b.plan".as_bytes());
        assert_eq!(found[0].id.as_str(), "ab".repeat(20));
        assert!(entries(&tree[..tree.len() - 1], 20).is_none());
    }
}
